"""What related Indonesian words share: mendaftar, pendaftaran and terdaftar become daftar.

Rules without a dictionary, with the roots that they would miss (`lexicon`). A wrong stem does no harm as long as it is
always the same and nobody else's: the word as written is indexed beside it and weighs more. Deliberately left alone:
-ku, -mu, -lah, -pun and se-, which ruin more words of public texts (buku, berlaku, sekolah) than they join.
"""

from functools import lru_cache

from search.analysis.lexicon import pairs, roots
from search.analysis.spelling import spelled

K_ROOTS, M_ROOTS, N_ROOTS, NY_ROOTS, R_ROOTS = (roots(letter) for letter in ("k", "m", "n", "ny", "r"))
AI_ROOTS, PER_ROOTS, WHOLE = roots("ai"), roots("per"), roots("whole")
IRREGULAR = pairs("irregular")
VOWELS = "aiueo"
# Shorter remainders are no roots.
SHORTEST = 3
_VERB = ("meny", "meng", "mem", "men", "me", "di", "ter", "ber")
_NOUN = ("peny", "peng", "pem", "pen", "per", "pe", "ke")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a word (lower case, without accents), as the dictionary spells it."""
    word = spelled(word)
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word in WHOLE or len(word) <= SHORTEST + 1 or not word.isascii() or not word.isalpha():
        return word
    if word.endswith("nya") and len(word) > SHORTEST + 3:
        return stem(word[:-3])
    return spelled(_verb(word) or _noun(word) or _bare(word))


def _verb(word: str) -> str:
    """Return the root of a verb; "" when it has no verbal prefix."""
    for prefix in _VERB:
        root = _without_prefix(word, prefix)
        if not root:
            continue
        # mempertanggungjawabkan, diperbaiki, memberdayakan: a second prefix below the first.
        for second in ("per", "ber"):
            if root.startswith(second) and len(root) > len(second) + SHORTEST + 1 and root not in WHOLE:
                root = root.removeprefix(second)
                break
        return _without_verbal_suffix(root) if prefix != "ber" else _without_noun_suffix(root, SHORTEST + 2)
    return ""


def _noun(word: str) -> str:
    """Return the root of a noun made by pe- or ke-…-an; "" when it is none."""
    for prefix in _NOUN:
        body = _without_noun_suffix(word, SHORTEST + len(prefix))
        if prefix == "ke" and body == word:
            return ""
        root = _without_prefix(body, prefix)
        if not root:
            continue
        for second in ("ber", "pen", "per"):
            if root.startswith(second) and len(root) > len(second) + SHORTEST and body != word:
                return root.removeprefix(second)
        return root
    return ""


def _bare(word: str) -> str:
    if word.endswith("kan") and len(word) >= SHORTEST + 3 and word[-4] != "u":
        return word[:-3]
    return _without_noun_suffix(word, SHORTEST + 1)


def _without_prefix(word: str, prefix: str) -> str:
    """Return what follows the prefix, with the letter that it swallowed; "" when this prefix does not stand here."""
    if not word.startswith(prefix) or len(word) < len(prefix) + SHORTEST:
        return ""
    rest = word.removeprefix(prefix)
    before_vowel = rest[0] in VOWELS
    match prefix:
        case "meny" | "peny":
            return _restored(rest, "ny", NY_ROOTS, "s") if before_vowel else ""
        case "meng" | "peng":
            return _restored(rest, "k", K_ROOTS, "") if before_vowel else rest
        case "mem" | "pem":
            return _restored(rest, "m", M_ROOTS, "p") if before_vowel else rest
        case "men" | "pen":
            return _restored(rest, "n", N_ROOTS, "t") if before_vowel else rest
        case "per" if any(word.startswith(root) for root in PER_ROOTS):
            return word
        case "per":
            return _restored(rest, "r", R_ROOTS, "")
        case "me" | "pe":
            return rest if rest[0] in "lrwymn" or (prefix == "pe" and not before_vowel) else ""
        case "ke":
            # kendaraan is of kendara.
            return "" if rest[0] == "n" and rest[1] not in VOWELS else rest
    # berita, terima, dinas: too little would be left.
    return rest if len(rest) > SHORTEST else ""


def _restored(rest: str, letter: str, known: frozenset[str], default: str) -> str:
    candidate = letter + rest
    is_known = any(candidate.startswith(root) and len(candidate) - len(root) <= SHORTEST for root in known)
    return candidate if is_known else default + rest


def _without_verbal_suffix(root: str) -> str:
    for suffix in ("kan", "an", "i"):
        if root.endswith(suffix) and len(root) > len(suffix) + SHORTEST - (suffix != "i"):
            if suffix == "i" and (root in AI_ROOTS or root[-2] in "eiou"):
                continue
            return root.removesuffix(suffix)
    return root


def _without_noun_suffix(word: str, shortest: int) -> str:
    return word[:-2] if word.endswith("an") and len(word) - 2 >= shortest else word
