"""Swedish statutes that are in force no more: the last day of each, and what came in its stead.

Only what papers of a municipality cite. Dates are those when the statute ceased to apply, by the transitional provisions in
Svensk författningssamling; papergen.toml adds others with `[[check.lagar]]`.
"""

from datetime import date

from papergen.model.settings import Lag

# Number, name in the definite form, first day without it, and the statute in its stead.
_REPEALED = """
1962:381 | lagen om allmän försäkring | 2011-01-01 | socialförsäkringsbalken (2010:110)
1969:387 | miljöskyddslagen | 1999-01-01 | miljöbalken (1998:808)
1971:290 | förvaltningslagen | 1987-01-01 | förvaltningslagen (1986:223)
1971:511 | livsmedelslagen | 2006-07-01 | livsmedelslagen (2006:804)
1973:289 | datalagen | 1998-10-24 | personuppgiftslagen (1998:204)
1976:125 | bokföringslagen | 2000-01-01 | bokföringslagen (1999:1078)
1977:179 | kommunallagen | 1992-01-01 | kommunallagen (1991:900)
1979:596 | renhållningslagen | 1999-01-01 | miljöbalken (1998:808)
1980:100 | sekretesslagen | 2009-06-30 | offentlighets- och sekretesslagen (2009:400)
1980:620 | socialtjänstlagen | 2002-01-01 | socialtjänstlagen (2001:453)
1982:763 | hälso- och sjukvårdslagen | 2017-04-01 | hälso- och sjukvårdslagen (2017:30)
1982:1080 | hälsoskyddslagen | 1999-01-01 | miljöbalken (1998:808)
1985:562 | patientjournallagen | 2008-07-01 | patientdatalagen (2008:355)
1985:1100 | skollagen | 2011-07-01 | skollagen (2010:800)
1986:223 | förvaltningslagen | 2018-07-01 | förvaltningslagen (2017:900)
1986:1102 | räddningstjänstlagen | 2004-01-01 | lagen (2003:778) om skydd mot olyckor
1987:10 | plan- och bygglagen | 2011-05-02 | plan- och bygglagen (2010:900)
1988:534 | djurskyddslagen | 2019-04-01 | djurskyddslagen (2018:1192)
1988:1472 | smittskyddslagen | 2004-07-01 | smittskyddslagen (2004:168)
1989:529 | utlänningslagen | 2006-03-31 | utlänningslagen (2005:716)
1991:433 | jämställdhetslagen | 2009-01-01 | diskrimineringslagen (2008:567)
1991:900 | kommunallagen | 2018-01-01 | kommunallagen (2017:725)
1992:1528 | lagen om offentlig upphandling | 2008-01-01 | lagen (2007:1091) om offentlig upphandling
1993:389 | lagen om assistansersättning | 2011-01-01 | socialförsäkringsbalken (2010:110)
1993:581 | tobakslagen | 2019-07-01 | lagen (2018:2088) om tobak och liknande produkter
1994:1000 | lotterilagen | 2019-01-01 | spellagen (2018:1138)
1994:1738 | alkohollagen | 2011-01-01 | alkohollagen (2010:1622)
1996:627 | säkerhetsskyddslagen | 2019-04-01 | säkerhetsskyddslagen (2018:585)
1996:1596 | bibliotekslagen | 2014-01-01 | bibliotekslagen (2013:801)
1997:157 | vallagen | 2006-01-01 | vallagen (2005:837)
1997:614 | lagen om kommunal redovisning | 2019-01-01 | lagen (2018:597) om kommunal bokföring och redovisning
1998:150 | lagen om allmän kameraövervakning | 2013-07-01 | kameraövervakningslagen (2013:460)
1998:204 | personuppgiftslagen | 2018-05-25 | EU:s dataskyddsförordning (2016/679)
2001:453 | socialtjänstlagen | 2025-07-01 | socialtjänstlagen (2025:400)
2003:389 | lagen om elektronisk kommunikation | 2022-06-03 | lagen (2022:482) om elektronisk kommunikation
2007:1091 | lagen om offentlig upphandling | 2017-01-01 | lagen (2016:1145) om offentlig upphandling
2007:1092 | lagen om upphandling inom områdena vatten, energi, transporter och posttjänster | 2017-01-01 | lagen (2016:1146)
2010:566 | lagen om vidareutnyttjande av handlingar | 2022-08-01 | lagen (2022:818) om tillgängliggörande av data
2013:460 | kameraövervakningslagen | 2018-08-01 | kamerabevakningslagen (2018:1200)
2016:749 | lagen om särskilt skydd mot repressalier | 2021-12-17 | visselblåsarlagen (2021:890)
"""


def _read(line: str) -> Lag:
    sfs, namn, upphavd, ersatt_av = (part.strip() for part in line.split("|"))
    return Lag(sfs, namn, date.fromisoformat(upphavd), ersatt_av)


REPEALED = {lag.sfs: lag for lag in map(_read, _REPEALED.strip().split("\n"))}
# Names that no later statute has: they are enough without a number.
ONLY_BY_NAME = {"personuppgiftslagen": "1998:204", "PUL": "1998:204"}
