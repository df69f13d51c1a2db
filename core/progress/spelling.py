"""Spellings → words: texting short forms, dialect, slips of the keyboard.

A word is written folded ("xong"); words that fold alike are told apart by core/progress/homographs.
"""

import re
import unicodedata
from functools import lru_cache

from core.fold import fold
from core.progress.homographs import HOMOGRAPHS, folded_phrase

#: Word (or words): its other spellings, all folded.
_SPELLINGS = """
xong: xog xg xonq xogn xnog xoq xonng xongz xongf soong
thanh: thah tahnh thanhh
ky: ki
hoan thanh: hthanh hth htanh hoanthanh hthah
hoan thien: hthien htien hthienn
hoan tat: htat hoantat
roi: r rui roj roy roai  rr rooi roif rooif ruiiii rau
dang: dag dg dagn dnag ddang dangg  ddag danggg
dạ: daj dzạ
da: ddax dda daa
chua: chx chuwa ch chuaw cuha chuaz
khong: ko k kg hok hk hem hog k0 khg hkong khum hum khongg hongg  khoong kô kong
duoc: dc duc duoc  ddc dcc dx duocc duwoc
gi: j g ji gj  zi
lam: lm man lamf lamm lms
em: e iem emm
anh: a ank
chị: c chij
minh: mk mik mjk m
ban: b
moi nguoi: mn mng mngn moinguoi mnguoi
voi: vs vz
vay: v zay zz
luon: lun luonn lunn
the nao: ntn
nhieu: nhiu nhìu
truoc: trc truocs
hom nay: hnay hn
hom qua: hqua hq
ngay mai: nmai
bao gio: bgio bg
bay gio: bjo bayh
gio: h
tuan: tuann
bao cao: bc bcao bcaos
ket qua: kq kqua
so lieu: sl slieu
ho so: hs hso
van ban: vb vban
cong van: cv cvan
ke hoach:  khoach
nhiem vu: nv nvu
don vi: dvi dv
kiem tra: ktra kt
thuc hien: thien
trien khai: tkhai tkh
y kien: yk ykien
gop y: gopy gy
bat dau: bdau bd btdau
chuan bi: cbi cbị chbi
phat hanh: ph phanh
giam doc: gd
pho giam doc: pgd
lanh dao: ld ldao
van phong: vp
chanh van phong: cvp
tai khoan: tk
phan mem: pm pmem
huong dan: hdan
hop dong: hdong
quyet toan: qtoan
thanh toan: ttoan
cam on: tks thanks thank thks thx camon cmon camonn ths tku
ok: oke okie okela oki okla okey okay uki oce okok okeyy oklah
vang: vg vag vangg
xin loi: sr sorry
so hoa: sohoa shoa
moi: ms mois
cung: cx cug
biet: bit biek
nhe: nhaa nhee nka
khoang: khoag khoang
khoi luong: klg kluong
phan tram: pt ptram
cong viec: cviec cvc
nguoi: ng ngta
tiep: tip
xu ly: xly
tong hop: tonghop thop
de nghi: dnghi
du kien: dk dkien dukien
kho khan: kkhan
kinh phi: kphi kfi kp
cap nhat: cnhat upd update
hoan: hoann
finish: finished
nua:  nuaz nx
them: thêm
thu: thuw
gui: guir guri send
"""

_TONES = {mark: str(i) for i, mark in enumerate("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")}


@lru_cache(maxsize=2048)
def tones(toned: str) -> str:
    """The diacritics of a word, wherever they stand: the same for "hoà" and "hòa"."""
    marks = [_TONES.get(char, "") for char in unicodedata.normalize("NFD", toned)]
    return "d" * toned.count("đ") + "".join(sorted(marks))


_RUN = re.compile(r"([a-z])\1{2,}")
_TELEX = re.compile(r"dd|aa|ee|oo|w|[a-z]{2}[fjsrx]$")
_UNTELEX = str.maketrans("", "", "w")


def spelled(word: str, known: frozenset[str]) -> str:
    """The word (or words) meant by a folded token without digits; itself when it is not known."""
    alias = SHORT_FORMS.get(word)
    if alias is not None:
        return alias
    if word in known:
        return word
    if len(word) > 2 and _RUN.search(word):
        return spelled(_RUN.sub(r"\1", word), known)
    if len(word) > 3:
        return _SWAPPED.get(word) or (_untelexed(word, known) if _TELEX.search(word) else word)
    return word


def _untelexed(word: str, known: frozenset[str]) -> str:
    """ "ddang", "chuwa", "hoanf": tone and letter keys that the keyboard left in the word."""
    plain = word.translate(_UNTELEX)
    for double in ("dd", "aa", "ee", "oo"):
        plain = plain.replace(double, double[0])
    for guess in (plain, plain[:-1]):
        if guess in known:
            return guess
    return word


#: Words typed so often that two letters changing places are read: "đnag", "hnàh", "hoanf thnah".
_COMMON = "dang xong chua duoc hanh thanh hoan trinh vuong khong gui lam nhap phat ban cong"


def _swapped() -> dict[str, str]:
    found = {}
    for word in _COMMON.split():
        for i in range(len(word) - 1 if len(word) > 3 else 0):
            slip = word[:i] + word[i + 1] + word[i] + word[i + 2 :]
            found[slip] = word
    return {slip: word for slip, word in found.items() if slip not in HOMOGRAPHS}


_SWAPPED = _swapped()


#: Folded spelling → the word or words it stands for.
SHORT_FORMS = {
    fold(spelling): folded_phrase(word)
    for line in _SPELLINGS.strip().splitlines()
    for word, _, spellings in [line.partition(": ")]
    for spelling in spellings.split()
}
