"""Words that fold alike, told apart by their diacritics or, where none are typed, by neighbours."""

from dataclasses import dataclass

from core.fold import fold


@dataclass(frozen=True, slots=True)
class Homograph:
    """Words that fold alike. `toned`: the word of each spelling with diacritics.

    Without diacritics the first of  decides whose neighbours fit: (word, words before,
    words after); an empty set asks nothing of that side.
    """

    toned: dict[str, str]
    bare: tuple[tuple[str, frozenset[str], frozenset[str]], ...]


def _homographs(table: str) -> dict[str, Homograph]:
    """Lines "folded = đăng dang:đang | đăng > tai tin | ..." of the table below."""
    found = {}
    for line in table.strip().replace("\n    ", " ").splitlines():
        head, *rules = (part.strip() for part in line.split("|"))
        plain, _, words = head.partition(" = ")
        toned = {}
        for word in words.split():
            name, _, spellings = word.partition(":")
            for spelling in (spellings or name).split("/"):
                toned[spelling] = name.partition("/")[0]
        found[plain] = Homograph(toned, tuple(_bare(rule) for rule in rules))
    return found


def _bare(rule: str) -> tuple[str, frozenset[str], frozenset[str]]:
    word, _, after = rule.partition(">")
    word, _, before = word.partition("<")
    return word.strip(), frozenset(before.split()), frozenset(after.split())


#: "word:spelling/spelling": these toned spellings mean the word; without ":" the first is the word.
#: "| word < before > after": without diacritics it is  between such neighbours.
_WAITED = (
    "so bo sep gd giam lanh ld pgd stc stp stttt snv sxd ubnd ub tinh huyen xa bhxh cuc chi ban "
    "cong kho don dvi ben phong vp van y ket kq so sl ky duyet phe tham dong quyet nha trung tw "
    "kinh tien phan cap co thong thu ho giay xac ngan dien to hoi doi bv truong lay tra trinh may "
    "cvp pho chu nguoi ng ho hang ph phat"
)
HOMOGRAPHS = _homographs(f"""
dang = dang:đang đăng dạng đáng đảng | đăng > tai tin bai len cong web xong cong facebook fb zalo
    | đăng > ky | dạng < thuc hinh | dang
da = da:đã dạ đá | dạ > vang em e dang dag chua chx khong ko ok a oke de | dạ > , . | da
cho = cho chờ/chơ chỗ/chổ | chờ < vuong ket mac > {_WAITED}
    | chờ < dang dag con dg phai ngoi van nam > {_WAITED} trinh anh chi a c bac
    | chờ < , . > {_WAITED} | chỗ < vuong ket mac tac o kho
    | chờ < , . roi r va ma trinh > {_WAITED} | cho
doi = đợi dời/rời đổi đội đòi đời doi:đối/đồi | dời < xin cho em e >
    | dời > han qua sang den toi lich | đợi > {_WAITED} em e a anh | đổi > han lich moi | doi
ket = kẹt ket:kết | ket > qua luan hop noi thuc toan cau nap | kẹt
tac = tắc tac:tác | tac < cong hop thao doi tuong che sang | tắc
vuong = vướng vuông vương | vuông < met hinh | vướng
hoan = hoan:hoàn hoãn | hoan > thanh thah tahnh tat thien cong chinh toan tra ung thuan | hoãn
dung = dừng đúng dùng dựng đứng đừng dụng dung | dừng < tam cho bao phai keu ngung lenh noi
    | đứng > hinh banh yen | đúng > han tien ke lich thoi | dừng > lai vu viec chan
    | dụng < su ap ung van xay tuyen tin | dựng < xay dang | dung
sap = sắp sập sáp | sập < chu mang bi web thong trang may server
    | sắp > xong xog hoan het den toi gui nop duoc | sắp
mac = mắc mặc mác | mặc > du | mắc > cho o ket tai phai | mắc < vuong | mac
bi = bi:bị bí bì | bí > qua | bi
moi = moi:mới mời mọi mỗi môi | mời < giay thu kinh | mọi > nguoi
    | mỗi < con > mot phan cai bieu phu | moi
con = còn con cơn | con > dau so cho nguoi | còn
mot = mốt mot:một | mốt < , . > em e anh a la gui nop xong | mot
van = vẫn van:văn vấn vận | vẫn > dang dag dg lam lm chua chx con chay trong cho theo binh nhap 0 bt
    | van
hong = khong:hông/hổng hỏng hồng | hỏng < bi may in hu scan mang
    | khong > co vuong gi kip xong lam can biet
nhap = nhap:nhập nháp | nháp < ban | nhap
du = đủ dù du:dự dư | du > kien thao an toan tru lieu phong | đủ < day nop thu da duoc gom ky
    | đủ > het ca so roi r , . | dù > sao thieu mang hoi kho may
ky = ky:ký/kí kỳ kỹ | kỳ < dinh hoc thoi | kỹ > thuat nang | ky
thu = thu thứ thư thử thủ thú | thủ > tuc | thứ > hai ba tu nam sau bay 2 3 4 5 6 7
    | thư > ky vien moi | thu
loi = lỗi lời lợi lối | lời < tra | lợi < thuan | lỗi
mat = mất mặt mật mắt | mất > dien mang ket file du | mật > khau | mặt > bang | mat
hu = hư hú | hư < may bi | hu
thua = thua thưa thừa | thưa > sep anh chi a c cac | thua
tuy = tuy tùy/tuỳ | tuy
khoa = khóa:khóa/khoá khoa | khóa < bi tk tap | khoa
vi = vì vị ví vi | vị < don | vi > pham tinh tri | vì
do = do đó độ đồ đo dở đỏ | độ < muc tien toc che trinh | đó < roi r luon xong ca het nay >
    | đó > , . nha a nhe | dở < lam viet bo | do
nen = nên nền | nền > tang | nên
ma = mà mã/mả ma | mã > dinh so qr ho | mà
day = đây đẩy đầy dạy dày dây | đầy > du | đẩy > len | đẩy < em e da | đây
dau = đâu đầu/đàu dấu đậu | dấu < dong con
    | đầu > tuan thang nam quy tu gio mo moi viec ra thau buoi
    | đầu < bat ban khuc nua phan buoc tu lan | đâu
chi = chị chỉ chi | chỉ > tieu dao can con thi dinh moi
    | chi > cuc tiet phi ngan tra nhanh bo doan hoi | chị
gan = gần gắn gán | gần > xong xog hoan het nhu duoc dc toi den dat | gắn
bao = bao:báo/bao bảo bão | bảo < sep ld gd > dung | bảo > tri hiem dam | bảo < dam | bao
tam = tạm tam:tám/tầm/tâm | tạm > dung ngung hoan gac on thoi xong dinh de | tam
tuong = tưởng tuong:tương/tượng/tường | tưởng > xong xog la dau | tuong
on = ổn on:on/ơn/ôn | ổn < tam la kha | on
hen = hẹn hen | hẹn
nua = nữa nửa nứa | nửa < mot duoc dc phan hon qua 1 con ca | nửa > chung duong thang buoi khoi
    | nữa
hoi = hơi hỏi hồi hội | hỏi < de cho em xin > | hội > nghi dong thi truong nhap thao
    | hơi > cham ket i lau tre kho bi | hồi > sang chieu nay | hoi
ve = ve:về vẽ vé vệ | ve
treo = treo tréo trẽo | treo
ca = ca:cả/ca cá | ca
de = để đề dễ đẻ | đề > nghi xuat cuong an tai | để
sang = sang sáng | sáng > mai nay qua hqua som t2 t3 t4 t5 t6 t7 thu 2 3 4 5 6
    | sáng < hoi luc tu mai h | sang
toi = tới tối tôi | tối > nay mai qua
    | tới > 0 1 2 3 4 5 6 7 8 9 thu tuan thang ngay het cuoi dau luon hom han quy khi
    | tới < den xin lui han chua dung dong | tôi
chay = chạy cháy chay chảy | chạy
lai = lại lãi lái lai | lại
cat = cắt cát cất | cắt
ton = tồn tốn | ton
ngam = ngâm ngầm ngắm | ngâm
hua = hứa hửa | hứa
le = lễ lẽ lệ lẻ | le
mang = mạng mang mảng | mạng
cui = cùi củi cúi | cui
nghi = nghỉ nghĩ nghị nghi | nghị < de hoi kien | nghỉ
bo = bộ bỏ bờ bố bó bo | bỏ > do cuoc sot | bó > tay | bỏ < bi | bộ
huong = hướng hưởng hương | huong
mo = mở mô mò mơ mờ mộ | mở
di = đi dị dì di | đi
chiu = chịu chịu | chịu
kip = kip:kịp kíp | kip
quy = quý:quý quy quỹ quỳ | quý > 0 1 2 3 4 i ii iii iv nay sau toi truoc may
    | quý < cuoi het trong dau giua sang bao | quy
xem = xem xém | xem
huy = hủy:hủy/huỷ huy | huy < phat chi > | hủy
cham = chậm chấm chạm chăm | chấm > diem | chậm
tre = trễ trẻ tre | trẻ > em | trễ
lau = lâu lầu lậu | lâu
dan = dán dân dan:dẫn/đan | dán > bang anh ma thong niem len xong | dan < huong | dân
tinh = tỉnh tính tinh:tình | tính > toan diem lai tu | tinh < tam chu cap | tỉnh
goi = gui:gởi/gơi gọi gói | goi
kh = kh | ke hoach > so cchc nam quy thang trien | ke hoach < dung hanh thao theo lap ban trong cai
    | khong
cb = cb | co ban > xong xog xg hoan hthanh on da ok | can bo
ht = ht | he thong > bi loi sap mat lag cua mot dang | hoan thanh
""")


def told_apart(plain: str, toned: str, before: str, after: str) -> str:
    """Which of the words that fold to `plain` is meant; `before`, `after`: folded neighbours.

    A neighbour that is a number is "0".
    """
    homograph = HOMOGRAPHS[plain]
    if toned != plain:
        return homograph.toned.get(toned, toned)
    for word, heads, tails in homograph.bare:
        if (not heads or before in heads) and (not tails or after in tails):
            return word
    return plain


def written(word: str, toned: str, before: str, after: str) -> str:
    """As `told_apart`, in a text known to be written with diacritics."""
    homograph = HOMOGRAPHS.get(word)
    if homograph is None:
        return word
    if toned == word and word in homograph.toned:
        return homograph.toned[word]
    return told_apart(word, toned, before, after)


def folded_phrase(phrase: str) -> str:
    """The words of a phrase of ours, in the form that messages are brought to."""
    toned = phrase.split()
    plain = ["", *map(fold, toned), ""]
    return " ".join(
        written(plain[i], word, plain[i - 1], plain[i + 1]) for i, word in enumerate(toned, 1)
    )
