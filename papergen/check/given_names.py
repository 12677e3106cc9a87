"""Given names: what shows that two words with capitals are a person and not a company or a place.

The commonest names of women, men and children in Sweden according to Statistics Sweden (SCB, Namnstatistik), some of them
spelt in several ways. A name that is not here is not taken for a person: rather a silence than a false alarm.
"""

_WOMEN = """
Agneta Agnes Aisha Alexandra Alice Alicia Alma Alva Amanda Amina Anette Angelica Anita Ann Anna Anneli Annika Astrid Barbro
Berit Birgit Birgitta Britt Camilla Carina Carolina Caroline Cecilia Charlotte Christina Ebba Elin Elisabet Elisabeth Ella
Ellen Elsa Emelie Emilia Emma Emmy Erika Eva Evelina Fatima Felicia Frida Gerd Gun Gunilla Gunnel Hanna Hannah Helen Helena
Ida Ingrid Inger Irene Isabella Jasmine Jenny Jessica Johanna Josefin Julia Karin Katarina Kerstin Klara Kristina Lena Leila
Lilly Linda Linnea Linnéa Lisa Lisbeth Louise Madeleine Maja Malin Margareta Maria Marianne Marie Matilda Moa Molly Monica
Monika Mona Nathalie Nora Olivia Pernilla Pia Rebecka Ronja Rut Saga Samira Sandra Sanna Sara Selma Signe Siv Sofia Sofie
Sonja Stina Stella Susanne Therese Tilda Tove Tuva Ulla Ulrika Vera Victoria Viktoria Wilma Yvonne Zahra Zainab Åsa
"""
_MEN = """
Abdi Adam Ahmed Albin Alexander Alfred Ali Anders Andreas Anton Arne Arvid August Axel Bengt Bertil Björn Bo Carl Casper
Charlie Christer Christian Christoffer Claes Dan Daniel David Dennis Edvin Elias Elliot Emanuel Emil Erik Eric Filip Fredrik
Gabriel Georg Gunnar Gustav Gustaf Göran Hampus Hans Harald Hassan Henrik Henry Hugo Håkan Ibrahim Ingemar Isak Ismail Ivar
Jack Jacob Jakob Jan Jens Jesper Joakim Johan Johannes John Jonas Jonatan Jonathan Jörgen Karl Kenneth Kent Kevin Kjell Kurt
Lars Leif Lennart Leo Liam Linus Love Lucas Ludvig Magnus Malte Marcus Markus Martin Mats Mattias Max Melker Michael Mikael
Mohamed Mohammed Muhammed Mustafa Nicklas Niklas Nils Noah Noel Olle Olof Ola Omar Oskar Oscar Otto Ove Patrik Per Peter
Pontus Ragnar Rasmus Rickard Rikard Robert Robin Roger Rolf Samuel Sebastian Simon Stefan Sten Stig Sven Theo Thomas Tobias
Tomas Tommy Torbjörn Ulf Valter Viktor Victor Vincent Wilhelm William Yusuf Yussuf Åke
"""
GIVEN_NAMES = frozenset((_WOMEN + _MEN).split())
