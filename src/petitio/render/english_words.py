"""The few English words that readings are looked through for: which denies, which cannot stand before a name, and
what the form of a word says of it."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VERBS = _words("is are was were has have had can could will would must may might does did")

PREPOSITIONS = _words(
    "about above after against as at before behind below beside between by for from in into like near of on over "
    "than through to under until with within without"
)

# What ends in "s" and is no verb in the third person.
NO_VERB_ENDINGS = ("ss", "us", "is", "as", "os", "ics")

ADJECTIVE_ENDINGS = ("able", "ible", "ful", "less", "ous", "ed")
NO_ADJECTIVES = ("table", "cable", "variable", "bible", "seed", "speed", "need", "deed", "breed", "hundred")
ADJECTIVES = _words(
    "alive aware bad big binding black blue bright clean clear cold competent conscious correct dark dead deceptive "
    "dry easy effective empty equal even fair false fast fine free full good green guilty happy hard healthy heavy "
    "high honest hot human ill immortal innocent intelligent just large late lawful legal light loud low loyal "
    "mortal new odd old open poor prime rational ready real red robust round sad safe secure short sick simple slow "
    "small sound stable strong sure tall thick thin tiny true ugly unequal unfair unjust unsafe valid void warm "
    "weak wet white wide wise wrong young"
)

# What may stand behind "has" as part of the verb, though it does not end in "ed" or "en".
PARTICIPLES = _words(
    "been become begun bound bought brought built burnt caught come cost cut dealt done drawn fallen fed felt flown "
    "fought found gone gotten grown had heard held hidden hit hurt kept known laid led left lent let lost made "
    "meant met paid put read risen run said seen sent set shown shrunk shut sold spent split spread spun stood "
    "struck stuck sung sunk sworn swum taken taught thought thrown told torn understood undergone withdrawn won "
    "worn written"
)
NO_PARTICIPLES = _words("bed children feed garden men need oxygen seed seven speed ten token weed women")
BEFORE_A_PARTICIPLE = _words("already also ever just long now once since still yet")

# What can stand before a name without saying what it is that has the name.
NO_NOUNS = _words(
    "a about above after all an and any are as at be before below between by can each every exactly for from has "
    "have if in into is most least less more no not of off on only or over per some than that the then there to "
    "under until up when where whether which while with within without"
)
