"""Abbreviations that every reader of a municipal paper knows; all others are to be explained where they first stand."""

KNOWN = frozenset(
    [
        *("AB", "HB", "KB", "BB", "IT", "ID", "TV", "EU", "FN", "USA", "UK", "USD", "EUR", "SEK", "OK", "OBS", "PS"),
        *(
            "PDF",
            "SMS",
            "GPS",
            "CD",
            "DVD",
            "USB",
            "PC",
            "AI",
            "QR",
            "OCR",
            "VA",
            "VVS",
            "BNP",
            "DNA",
            "HIV",
            "AIDS",
            "ADHD",
            "NATO",
        ),
        *("SJ", "SL", "SVT", "SR", "LO", "TCO", "SACO", "SD", "KD", "MP", "VD", "JO", "JK", "JÄV", "HR", "FAQ", "CV", "MC"),
    ]
)
