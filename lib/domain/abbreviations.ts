/**
 * Words that a full stop follows without ending the sentence, by language; `common` holds for every language.
 * Spelt as they stand in text, without the last full stop; the case counts.
 */
type ByLanguage = {
  readonly common?: ReadonlySet<string>;
  readonly [language: string]: ReadonlySet<string> | undefined;
};

const list = (s: string): ReadonlySet<string> => new Set(s.normalize('NFC').trim().split(/\s+/));

/** Titles, place words and the like: a name or number always follows, so their full stop never ends a sentence. */
export const TITLES: ByLanguage = {
  common: list('v vs c Mr Mrs Ms Dr Prof St Lt Col Gen Capt Sgt Ste Mt Ft'),
  vi: list(`TP Tp tp T.P TX Tx tx ThS Ths THS ths Th.S TS Ts ts T.S PGS pgs GS gs BS Bs bs B.S BSCK CKI CKII CK1 CK2
    TSKH DS KS Ks LS Ls Cty CTy cty Tr tr Đt Q P`),
  en: list(`Messrs Mmes Mx Rev Hon Fr Br Sen Sens Rep Reps Gov Govs Pres Atty Attys Supt Det Insp Cpl Pvt Pfc Spc
    Maj Brig Cmdr Comdr Adm Cdr Cmdt Ens Sgts Amb Asst Assoc Dir Ald Assemb Drs Profs Gens Cols Esqs
    vs Vs viz cf Cf eg ie e.g i.e E.g I.e approx Approx est Est ca`),
  fr: list('M MM Mme Mmes Mlle Mlles Me Mgr Dr Drs Pr Prof Vve cf Cf art chap vol éd env p.ex c.-à-d av apr'),
  es: list(`Sr Sra Srta Sres Sras D Dª Dña Dn Dr Dra Drs Lic Ing Arq Prof Profa Gral Cnel Cap Tte Sto Sta Ud Uds Vd Vds
    Excmo Excma Ilmo Ilma Mons Rvdo Fr Hnos pág págs núm Núm art cap vol ej p.ej n f a d ca Av Avda Pza Dpto EE Ma Fco`),
  ru: list(`им ул пл пр просп пер наб корп кв св гр проф акад доц инж ген полк подп майор кап лейт о-ва ст рис табл
    см ср напр т.е т.н т.к пос дер обл р-н тов ред изд пер сост сб гл разд ред-р`),
  de: list(
    'Hr Hrn Fr Frl Dr Prof Dipl Ing Mag St bzw z.B z d.h d u.a ca vgl Nr Art Abs Str Bd evtl ggf sog inkl Hrsg n v Mrd Mio Std Hl hl',
  ),
  it: list('Sig Sigg Sig.ra Dott Dott.ssa Prof Avv Ing On Sen Gen S Ss art pag p.es'),
  pt: list('Sr Sra Srta Dr Dra Prof Profa Eng Exmo Exma Gen Cel Cap D Av art pág p.ex'),
  id: list('Tn Ny Nn Bpk Ibu Sdr Dr Drs Ir Prof H Hj Kol Letjen Mayjen Brigjen Jl No hlm'),
  cs: list('dr Dr sv Sv ing Ing Mgr MUDr JUDr prof Prof doc tzv např'),
  pl: list('dr prof ul św np tzw im gen płk mgr inż al m.in'),
  ar: list('د أ م أ.د م.م'),
};

/** Words that count or number what follows: the sentence goes on before a digit or a Roman number. */
export const BEFORE_NUMBER: ByLanguage = {
  common: list(
    'No no Nr nr N n Nos nos Art p pp P PP vol Vol Ch ch Sec sec Fig fig ed Op op tel Tel Ext ext',
  ),
  vi: list('tr Tr Đ K Q P T F KP kp ĐT Đt đt ng Ng'),
  en: list('Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Figs figs Eq eq Rte Hwy Bros vols'),
  fr: list('chap env janv févr juil sept oct nov déc fig al'),
  es: list('núm Núm pág págs cap ene feb mar abr jun jul ago sept oct nov dic aprox fig'),
  ru: list('род ум стр с рис табл гл ст п пп д кв тел вып т ч № ок'),
  de: list('Nr Abs Art S Bd Kap Jan Feb Aug Sept Okt Nov Dez'),
};

/** Words that end a sentence as often as not: it ends where a word that begins sentences follows. */
export const OFTEN_FINAL: ByLanguage = {
  common: list('Jr Sr Inc Corp Ltd Co LLC Ph.D PhD M.D B.A M.A U.S U.K U.N E.U a.m p.m A.M P.M'),
  vi: list('v.v vv TT HT QL TL LM GM'),
  en: list(`Bros Cos Plc Rd Ave Blvd Ln Sq Calif Conn Ariz Ala Ark Colo Del Fla Ga Ill Ind Kan Ky La Md Mich Minn
    Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Ont Que Dept Univ Assn Bldg Natl Intl Govt Esq
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Tue Tues Wed Thu Thur Thurs Fri al`),
  fr: list('av J.-C'),
  es: list('Bros EE.UU UU EEUU a.C d.C C S.A S.L'),
  ru: list('в вв руб коп млн млрд тыс'),
};

/** Words that begin sentences: after one of `OFTEN_FINAL` or an initial they tell that a new one has begun. */
export const STARTERS: ByLanguage = {
  vi: list(`Theo Trong Sau Khi Tuy Nhưng Và Vì Do Nếu Các Những Một Đây Đó Này Hiện Ngày Tại Đến Từ Với Cùng Cũng Trước
    Đồng Ngoài Cả Hai Ba Bốn Năm Mỗi Mọi Nhiều Có Không Chỉ Đã Đang Sẽ Được Bị Để Ở Trên Dưới Giữa Bên Qua Về Thế Vậy
    Như Nhờ Dù Mặc Còn Ông Bà Anh Chị Cô Họ Tôi Chúng Người Việc Vụ Cơ Công Lúc Đêm Sáng Chiều Tối Hôm Tháng Tuần Thời
    Thậm Đặc Riêng Tương Ngay Bởi Song Rồi Hơn Gần Khoảng Phía Cách Điều Nó Y Hắn Nay Nghe Thấy Bất Lý Vừa Phát Trả`),
  en: list(`The A An This That These Those He She It They We I You His Her Its Their Our My Your There Here In On At By
    For From With Without After Before Since While When Where Why How What Who If As But And Or So Yet Although Though
    However Because Some Many Most All Any No Not One Two Three Another Both Each Every Despite During Until Under Over
    Once Then Now Also Even Still Just Only Such To Of About According Among Between Meanwhile Moreover Instead`),
  fr: list(`Le La Les Un Une Des Ce Cet Cette Ces Il Elle Ils Elles On Nous Vous Je Tu Son Sa Ses Leur Leurs Mais Et Ou
    Donc Or Car En Au Aux Dans Sur Sous Pour Par Avec Sans Après Avant Depuis Pendant Selon Lors Si Quand Comme Cependant
    Toutefois Ainsi Puis Alors À A Plus De Du Qui Que Dès Très Mon Ma Mes Notre Votre`),
  es: list(`El La Los Las Un Una Unos Unas Lo Su Sus Este Esta Estos Estas Ese Esa Eso Esto Aquel Él Ella Ellos Ellas En
    Al A Por Para Con Sin Desde Hasta Según Tras Durante Entre Sobre Pero Y O Si Cuando Como Aunque Sin También Además
    Así Entonces Luego Después Antes De Del Se No Es Fue Era Ya Mi Tu Nuestro Muchos Algunos Todos Cada Otro Otra`),
  ru: list(`В Во На С Со И А Но Или По Из За К Ко О Об От До Для При Под Над Он Она Оно Они Мы Вы Я Ты Это Этот Эта Эти
    Тот Та Те Его Её Их Как Когда Если Что Где После Перед Однако Также Так Там Тогда Затем Не Ни Все Всё Весь
    Каждый Один Одна Некоторые Многие Среди Между Через Во-первых Кроме Согласно Был Была Было Были У`),
  de: list(`Der Die Das Ein Eine Er Sie Es Wir Ich Ihr Dies Diese Dieser Dieses In Im Am An Auf Aus Bei Mit Nach Von Vom
    Zu Zum Zur Für Über Unter Und Aber Oder Doch Wenn Als Wie Seit Nur Auch So Dann Da Dort Hier Jetzt Man`),
};

/** Words after which a single capital is a class, a grade or a number, not somebody's initial. */
export const LETTERED: ReadonlySet<string> =
  list(`quý Quý khóa khoá Khóa kỷ kỳ chương phần hạng loại lớp nhóm bảng khối
  vitamin Vitamin virus cúm gan type Type class Class grade Grade group Group plan Plan section Section world World War
 artículo Artículo article Article
  part Part phase Phase chapter Chapter route Route and và hoặc or điểm khu`);

/** Letters with a full stop that are not a word of their own: `1.`, `a.`, `IV.`, at the head of an item. */
export const ITEM_NUMBER = /^[-–—•*]?\s*\(?(?:\d{1,3}(?:\.\d{1,2})*|\p{L}|[IVXLC]{1,5})[.)]$/u;

/** Languages that write ordinal numbers with a full stop. */
export const ORDINAL_STOP: ReadonlySet<string> = list('de tr cs sk da nb nn no fi hu sl hr sr bs et lv is');

/** Whether a table lists `word` for the language or for all. */
export function lists(table: ByLanguage, language: string, word: string): boolean {
  return (table.common?.has(word) ?? false) || (table[language]?.has(word) ?? false);
}
