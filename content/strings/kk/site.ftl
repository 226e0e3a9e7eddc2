skip = Негізгі мазмұнға өту
menu = Мәзір
home = Басты бет
nav-main = Негізгі бөлімдер
nav-menu = Мәзір
nav-language = Тіл
nav-breadcrumb = Беттің орны
footer-sections = Бөлімдер
footer-data = Деректер туралы
footer-languages = Тілдер
footer-contact = Қате туралы хабарлау
footer-note = Тәуелсіз ақпараттық ресурс; бұл – Біріккен Ұлттар Ұйымының немесе министрліктің сайты емес. Жағалау сызықтары: Natural Earth, қоғамдық игілік. Карталарда тек құрлық көрсетілген, олар шекара немесе мәртебе туралы ешқандай пікір білдірмейді.
waived = Бұл бет әлі аударылған жоқ. Алдыңызда ағылшын тіліндегі мәтін тұр. Аударманың уәде етілген мерзімі: { $date }.

as-of = { $date } жағдайы бойынша
source-number = { $number }‑дереккөз
sources = Дереккөздер
undated = күні көрсетілмеген
archived-copy = Сақталған көшірме
in-language = { $code ->
    [ar] араб тілінде
    [bg] болгар тілінде
    [cs] чех тілінде
    [da] дат тілінде
    [de] неміс тілінде
    [en] ағылшын тілінде
    [fr] француз тілінде
    [hr] хорват тілінде
    [it] итальян тілінде
    [kk] қазақ тілінде
    [pt] португал тілінде
    [ru] орыс тілінде
    [sr] серб тілінде
    [tk] түрікмен тілінде
    [zh] қытай тілінде
   *[other] басқа тілде
}
on-this-page = Осы бетте
updated = Жаңартылған күні: { $date }
review-by = Қайта қарау мерзімі: { $date }
changes = Не өзгерді
share = Бөлісу
share-native = Жіберу…
share-copy = Сілтемені көшіру
share-email = Эл. пошта
share-neutral = Оқырманның өз тілінде ашылатын сілтеме:
cite-page = Бетке сілтеме жасау
cite-gost-name = МЕМСТ Р 7.0.100-2018
cite-day = КК.АА.ЖЖЖЖ
cite-read = { $form } орнына бетті оқыған күніңізді жазыңыз.
cite-gost = { $title }. – Мәтін : электрондық // { $site } : сайт. – { $year }. – Жаңартылған күні: { $updated }. – URL: { $url } (жүгінген күні: { $read }).
cite-apa = { $site }. ({ $year }, { $day }). { $title }. { $url }
cite-chicago = { $site }. «{ $title }». Соңғы өзгеріс: { $year } ж. { $day }. { $url }.
card-alt = «{ $title }» тақырыбы жазылған, қасында картасы бар карточка
related = Ұқсас беттер
notes = Ескертпелер
back-to-text = Мәтінге оралу
figure-number = { $number }‑сурет.
table-number = { $number }‑кесте.
read-more = Әрі қарай оқу

kind-mission = Миссия
kind-article = Мақала
kind-explainer = Түсіндірме
kind-record = Анықтама
kind-notice = Сайт туралы

bound-about = шамамен { $value }
bound-more-than = { $value } астам
bound-at-least = кемінде { $value }
bound-up-to = { $value } дейін
percent = { $value } %
dollars = { $value } АҚШ доллары
dollars-million = { $value } млн АҚШ доллары
dots-label = { $count } нүкте, әр адамға бір нүкте

status-serving = Қызметте, { $date }
status-completed = Аяқталған
status-authorised = Рұқсат етілген
glance = Қысқаша
glance-mission = Миссия
glance-status = Мәртебесі
glance-personnel = Қазақстаннан қызмет етушілер
glance-women = Олардың ішінде әйелдер
glance-service = Белгілі қызмет кезеңі
glance-role = Рөлі
glance-task = Миссияның міндеті
glance-founded = Құрылған күні
glance-mandate = Мандаттың соңғы белгілі ұзартылуы
mandate-until = мерзімі: { $date }
glance-closed = Жабылған күні
glance-headquarters = Штаб-пәтері
service-spell = { $from } – { $to }
plate-note = Тек құрлық пен теңіз көрсетілген; шекаралар берілмеген.
locator-label = Карта: { $place } және жақын қалалар
north = { $value }° с. е.
south = { $value }° о. е.
east = { $value }° ш. б.
west = { $value }° б. б.
kilometres = { $distance } км
map-label = Қазақстан азаматтары қызмет еткен БҰҰ миссияларының картасы
map-kazakhstan = Қазақстан
map-levant = Левант
map-caption = Сызықтар Астанадан БҰҰ‑ның соңғы қаралған кестесінде ({ $date }) қазақстандықтар көрсетілген миссияларға қарай жүргізілген. Equal Earth проекциясы: аумақтарды дәл салыстыруға болады.
mission-previous = Алдыңғы миссия
mission-next = Келесі миссия
page-previous = Алдыңғы бет
page-next = Келесі бет
count-missions = { $count ->
    [one] { $count } миссия
   *[other] { $count } миссия
}
group-serving = Қызметте
group-completed = Аяқталған
group-authorised = Парламент рұқсат еткен
group-pages = Бұл қалай жүзеге асады
people-on = адам, { $date }

home-missions = Барлық миссиялар
home-figures = Негізгі сандар
home-dots = Бір нүкте – бір адам.
home-record = Деректерден
home-all = Деректер туралы
home-1325 = Әйелдер, бейбітшілік және қауіпсіздік
home-1325-lead = Қауіпсіздік Кеңесінің 1325 қарары әйелдердің миссиялардағы үлесін арттыруға шақырады. Мұнда – БҰҰ қызметіндегі қазақстандық әйелдер, әрқайсысына бір нүкте.
home-1325-more = 1325 қарары және Қазақстан
home-road = Жүріп өткен жол
home-timeline = Толық хронология

timeline-eyebrow = Хронология
timeline-scale = Уақыт ауқымында
timeline-scale-note = Жолақ қазақстандықтардың қызметте болғаны белгілі алғашқы айдан соңғы айға дейін созылады.
timeline-caption = БҰҰ миссияларындағы белгілі қызмет кезеңдері.
timeline-events = Оқиғалар ретімен
timeline-kazakhstan = Қазақстан
timeline-un = Біріккен Ұлттар Ұйымы
timeline-more = Толығырақ: { $title }

count-sources = { $count ->
    [one] { $count } дереккөз
   *[other] { $count } дереккөз
}
source-kind-un = Біріккен Ұлттар Ұйымы
source-kind-government = Мемлекеттік органдар
source-kind-law = Заңнама
source-kind-agency = Ақпарат агенттіктері
source-kind-press = Баспасөз
source-kind-research = Зерттеулер
source-kind-reference = Анықтамалық басылымдар
disputed-value = Жарияланған мән
disputed-date = Қай күнгі дерек
disputed-sources = Дереккөздер
disputed-reading = Біздің пайымымыз
disputed-ours = осы сайтта қолданылады

error-400 = Бұл мекенжайды оқу мүмкін емес
error-400-lead = Браузер сайт түсінбейтін сұрау жіберді. Мекенжайда артық таңба жоқ па, тексеріңіз.
error-404 = Бұл жер картаға түспеген
error-404-lead = Мұндай бет жоқ немесе ол басқа мекенжайға көшкен. Мекенжайда қате болуы мүмкін.
error-405 = Бұл бетті тек оқуға болады
error-405-lead = Сайт тек беттерді оқу туралы сұрауларға жауап береді.
error-406 = Беттің лайықты түрі жоқ
error-406-lead = Браузер сайт жібере алатын түрлердің бәрінен бас тартты.
error-414 = Мекенжай тым ұзын
error-414-lead = Сайттың бірде-бір бетінің мұндай ұзын мекенжайы жоқ.
error-431 = Сұрау тым үлкен
error-431-lead = Браузер сайт оқитыннан көп тақырыпша жіберді. Осы сайттың cookie файлдарын өшіру көмектесуі мүмкін.
error-500 = Біздің тараптан қате шықты
error-500-lead = Кінә бізде; қате журналға жазылды. Сәлден кейін қайталап көріңіз.
error-503 = Оқырман тым көп
error-503-lead = Сайт қазір бос емес. Бірнеше секундтан кейін қайталап көріңіз.
error-number = { $status } қатесі
error-home = Басты бет
error-missions = Барлық миссиялар
