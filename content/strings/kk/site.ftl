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
behind = Ағылшын тіліндегі мәтін өзгертілген күн: { $date }. Бұл аударма оған сай әлі жаңартылған жоқ.

as-of = { $date } жағдайы бойынша
as-of-year = { $date } жылғы жағдай бойынша
source-number = { $number }‑дереккөз
sources = Дереккөздер
undated = күні көрсетілмеген
archived-copy = Сақталған көшірме
copy-elsewhere = Бөгде ашық репозиторийдегі көшірме
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
version-notice = Бұл – беттің бұрынғы нұсқасы. Ол { $from } күнінен { $until } күнгі өзгеріске дейін осындай болған және сілтеме жасауға болатындай етіп сақталған: көрсеткіштер, сөздер мен дереккөздер сол күйінде; карталар мен диаграммалар сақталмайды.
version-current = Беттің соңғы нұсқасы
version-of = Нұсқа: { $date }
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
cite-figure = { $statement }: { $value } ({ $date } жағдайы бойынша)
cite-figure-of-year = { $statement }: { $value } ({ $date } жылғы жағдай бойынша)
report-subject = «{ $title }» бетіндегі қате
report-page = Бет: { $url }
report-version = Нұсқа: { $date }
report-section = Бөлім:
card-alt = «{ $title }» тақырыбы жазылған, қасында картасы бар карточка
card-source = Дереккөз: { $source }
source-after = { $publisher } (дереккөзі: { $after })
figure-card-alt = Көрсеткіші бар карточка: { $statement } – { $value }
related = Тақырыптас беттер
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
bound-nearly = { $value } жуық
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
glance-mandate = Мандаттың табылған соңғы ұзартылуы
mandate-until = аяқталу күні: { $date }
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
map-label = Қазақстандықтар қызмет еткен БҰҰ миссияларының картасы
map-kazakhstan = Қазақстан
map-levant = Левант
map-caption = Сызықтар Астанадан БҰҰ‑ның қаралған соңғы кестесінде ({ $date }) қазақстандықтар көрсетілген миссияларға қарай жүргізілген. Equal Earth проекциясы: аумақтардың ауданын дәл салыстыруға болады.
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
group-pages = Қосымша мәлімет
people-on = адам, { $date }

home-missions = Барлық миссиялар
home-figures = Негізгі сандар
home-dots = Бір нүкте – бір адам.
home-record = Деректерден
home-all = Деректер туралы
home-1325 = Әйелдер, бейбітшілік және қауіпсіздік
home-1325-lead = Қауіпсіздік Кеңесінің 1325 қарары миссияларда әйелдерді көбейтуге шақырады. Мұнда – БҰҰ‑ның қаралған соңғы кестесіндегі қазақстандық әйелдер, әрқайсысына бір нүкте.
home-1325-more = 1325 қарары және Қазақстан
home-road = Жүріп өткен жол
home-timeline = Толық хронология

timeline-eyebrow = Хронология
timeline-scale = Уақыт масштабында
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
error-408 = Сұрау толық келмеді
error-408-lead = Сұраудың басы келді, қалғаны уақытында келмеді. Қайталап көріңіз.
error-412 = Мұндай нұсқа мұнда жоқ
error-412-lead = Браузер бұл беттің сайтта жоқ нұсқасын ғана сұрады.
error-414 = Мекенжай тым ұзын
error-414-lead = Сайттың бірде-бір бетінің мұндай ұзын мекенжайы жоқ.
error-431 = Сұрау тым үлкен
error-431-lead = Браузер сайт оқитыннан көп тақырыпша жіберді. Осы сайттың cookie файлдарын өшіру көмектесуі мүмкін.
error-500 = Біздің тараптан қате шықты
error-500-lead = Кінә бізде; қате журналға жазылды. Сәлден кейін қайталап көріңіз.
error-503 = Оқырман тым көп
error-503-lead = Сайтқа сұрау тым көп түсті. Бірнеше секундтан кейін қайталап көріңіз.
error-number = { $status } қатесі
error-home = Басты бет
error-missions = Барлық миссиялар

chart-table = Сол сандар кесте түрінде
chart-csv = CSV түрінде жүктеу
chart-as-of = { $date } жағдайы бойынша
chart-last = { $date }: { $value }
chart-highest = ең көбі: { $value } ({ $date })
chart-best = ең жоғарысы: { $value } ({ $date })
chart-no-trust = күмәнді: { $value }
chart-doubtful = ? күмәнді жазба, ескертпелерді қараңыз
chart-gap = кесте жоқ
chart-gap-mission = кесте жоқ немесе миссия аталмаған
chart-own = Қазақстан
chart-world = барлық ел
chart-target-key = БҰҰ межесі
chart-target = { $year } жылғы меже: { $value }
chart-women-of = { $people } адамның ішінде { $women } әйел
chart-nobody = қызмет табылмады
chart-decision-line = шешім қабылданған күн
chart-open = қаралған соңғы кестеде әлі қызметте
chart-decision = { $date } шешімі
chart-remarks = Жекелеген айларға ескертпелер
mission-without-page = { $slug ->
    [unamid] Дарфур (UNAMID)
   *[other] { $code }
}
word = { $word ->
    [troops] Контингент әскерилері
    [experts] Әскери бақылаушылар
    [staff] Штаб офицерлері
    [police] Полиция
    [individual] Бақылаушылар мен штаб офицерлері
    [individual-police] Жеке жіберілген полиция қызметкерлері
    [formed-police] Жасақталған полиция бөлімшелері
    [all] Барлығы
    [unnamed] Миссия аталмаған
    [missing] кесте жоқ
    [doubtful] күмәнді
    [note] ескертпе
    [target] меже
    [place] Қазақстанның орны
    [named_place] Шешімде аталған жер
    [contributors] Қызметкерлер жіберетін елдер
    [KAZ] Қазақстан
    [KGZ] Қырғызстан
    [TJK] Тәжікстан
    [MNG] Моңғолия
    [in-post] Қызметтегі адамдар
    [cumulative] Жиынтық сандар
    [ceiling] Шекті сандар
    [share] Үлестер
    [cost] Ақша
    [count] Басқа сандар
    [dates] Күндер
    [texts] Мәтіндер
    [date] Күні
    [group] Топ
    [women] Әйелдер
    [people] Барлығы
    [world_share] Әлемдегі үлесі, %
    [target_share] 2028 жылғы меже, %
    [mission] Миссия
    [from] Алғашқы айы
    [to] Соңғы айы
    [flag] Ескертпе
    [current] осы сайтта қолданылады
    [earlier] бұрынғы мән
    [other] басқа жарияланған мән
   *[unknown] { $word }
}

facts-index = Барлық фактілер
facts-by-mission = Миссиялар бойынша
facts-by-kind = Сан түрі бойынша
facts-by-year = Дерек жылы бойынша
facts-no-mission = Нақты миссияға жатпайды
count-facts = { $count ->
    [one] { $count } факт
   *[other] { $count } факт
}
facts-list-title = Фактілер: { $name }
facts-list-lead = Сайттағы «{ $name }» бөліміне қатысты барлық сандар мен күндер; әрқайсысының қай күнгі екені көрсетілген.
facts-year = Жыл
facts-any-mission = Барлық миссия
facts-any-kind = Барлық түр
facts-any-year = Барлық жыл
facts-show = Көрсету
facts-chosen = Таңдалған фактілер
facts-chosen-lead = Сайттағы фактілер миссия, сан түрі және жыл бойынша таңдалған.
facts-unknown = { $field ->
    [mission] Тізімде «{ $value }» миссиясы жоқ, сондықтан барлық миссияның фактілері көрсетілді.
    [kind] Тізімде «{ $value }» деген сан түрі жоқ, сондықтан барлық түрдегі фактілер көрсетілді.
   *[year] Тізімде «{ $value }» жылы жоқ, сондықтан барлық жылдың фактілері көрсетілді.
}
facts-none = Осы талаптардың бәріне бірден сай келетін факт жоқ.
facts-without = «{ $name }» талабынсыз: { $count }
fact-eyebrow = Факт
fact-scope = Кім нені санайды
fact-meant = Не туралы
fact-date = Қай күнгі дерек
fact-kind = Сан түрі
fact-mission = Миссия
fact-review = Қайта қарау мерзімі
fact-history = Қалай өзгерді
fact-stems = Әр жарияланған мәнге бір тік сызық; олардың арасында не болғаны белгісіз.
fact-values = Бұрынғы және басқа жарияланған мәндер
fact-used = Сайттың қай беттерінде тұр
fact-used-note = Көрсеткіш беттің мәтінінде тұрса, сілтеме тура сол жерге апарады.
fact-link = Осы көрсеткішке сілтеме
fact-cite = Қалай сілтеме жасау керек
fact-version = Деректер нұсқасы: { $date }
fact-role = Қай мән
fact-note = Түсініктеме
fact-download = Жүктеу
fact-all-as = Барлық фактілер { $ending } түрінде
data-file = Файл
data-files = Файлдар
data-rows = Жол саны
data-latest = Ең соңғы дерек: { $date }
data-size = { $size } КБ
data-formats = Форматтары
data-columns = Бағандары
data-column = Баған
data-holds = Не сақталады
data-type = Түрі
data-package = Барлық файлдың бағдарламаларға арналған сипаттамасы (Frictionless Data Package)
data-charts = Диаграммалардың сандары
data-licence = Лицензия: CC BY 4.0.
data-name = { $name ->
    [facts] Барлық фактілер: мәні, күні, есеп ауқымы және дереккөздері
    [fact-values] Әр фактінің барлық жарияланған мәндері: сайтта қолданылатыны, бұрынғылары және басқалары
    [missions] Барлық миссиялар: атаулары, орны және белгілі қызмет кезеңі
    [sources] Барлық дереккөздер
    [contributions] Айлар, миссиялар және лауазым түрлері бойынша қазақстандықтар
    [remarks] Қызметкерлер санына қатысты жекелеген айлар туралы ескертпелер
   *[chart] Диаграмманың сандары
}
column-type = { $kind ->
    [integer] бүтін сан
    [number] ондық сан
    [date] күн (ISO 8601, дереккөздегідей дәлдікпен)
   *[text] мәтін
}
column-about = { $id ->
    [id] өзгермейтін идентификатор
    [kind] санның, лауазымның немесе жариялаушының түрі: тізімдегі сөз
    [unit] не саналады: тізімдегі сөз
    [value] мәні: сан, күн немесе ағылшын тіліндегі мәтін
    [bound] мәні дәл болмаса: about, more-than, at-least немесе up-to
    [as_of] мән қай күнгі екені
    [mission] миссияның идентификаторы; миссия болмаса не дереккөз атамаса – бос
    [statement] не саналады, баған атауының соңында көрсетілген тілде
    [scope] кім кімді қалай санайды, баған атауының соңында көрсетілген тілде
    [sources] дереккөздердің идентификаторлары, арасында бос орын, ең сенімдісі бірінші
    [source] дереккөздің идентификаторы
    [review_by] мәннің қайта қаралатын күні
    [url] беттің немесе дереккөздің мекенжайы
    [fact] фактінің идентификаторы
    [role] current – қолданылатын, earlier – бұрынғы, other – басқа
    [note] мәннің неге өзгеше екені, баған атауының соңында көрсетілген тілде
    [code] БҰҰ‑ның қысқартуы
    [status] соңғы кесте бойынша: serving, completed немесе authorised
    [name] жердің атауы, баған атауының соңында көрсетілген тілде
    [official] миссияның ресми атауы, баған атауының соңында көрсетілген тілде
    [latitude] солтүстік ендік градусы, WGS 84
    [longitude] шығыс бойлық градусы, WGS 84
    [from] қызметтің белгілі алғашқы айы
    [to] қызметтің белгілі соңғы айы
    [title] дереккөз тіліндегі тақырып
    [publisher] жариялаушы
    [after] жариялаушының өзі атаған дереккөз, баған атауының соңында көрсетілген тілде
    [archive] сақталған көшірменің мекенжайы
    [language] дереккөздің тілі (BCP 47)
    [date] ай немесе күн; ай оның соңғы күнін білдіреді
    [people] қызметтегі адамдар
    [women] олардың ішінде әйелдер; дереккөз жынысын көрсетпесе – бос
    [first_month] ескертпе қамтитын алғашқы ай
    [last_month] ескертпе қамтитын соңғы ай
    [remark] ескертпенің өзі, баған атауының соңында көрсетілген тілде
    [flag] doubtful – күмәнді, unnamed – миссия аталмаған, missing – кесте жоқ, note – диаграммалардың астындағы ескертпе, target – меже
    [unnamed] кестеде миссиясы аталмаған адамдар
    [troops] контингент әскерилері
    [experts] әскери бақылаушылар мен байланыс офицерлері
    [staff] штаб офицерлері
    [police] полиция
    [individual] әскери бақылаушылар мен штаб офицерлері
    [individual-police] жеке жіберілген полиция қызметкерлері
    [formed-police] жасақталған полиция бөлімшелері
    [all] барлық әскери және полиция қызметкерлері
    [place] елдер қатарындағы орны
    [named_place] шешімде аталған жер
    [contributors] қызметкерлер жіберетін елдердің саны
    [group] гендерлік стратегияның тобы: тізімдегі сөз
    [world_share] топтағы әйелдердің барлық ел бойынша үлесі, пайыз
    [target_share] 2028 жылғы меже, пайыз
    [KAZ] қазақстандықтар
    [KGZ] қырғызстандықтар
    [TJK] тәжікстандықтар
    [MNG] моңғолиялықтар
   *[mission-column] осы идентификаторлы миссиядағы қазақстандықтар
}
map-year = { $year } жылы қазақстандықтар қайда қызмет етті
map-year-caption = Сызықтар Астанадан { $year } жылы қызмет болғаны белгілі миссияларға қарай жүргізілген. Күмәнді жазбалар көрсетілмеген. Equal Earth проекциясы: аумақтардың ауданын дәл салыстыруға болады.

search = Іздеу
search-site = Сайттан іздеу
search-label = Іздейтін сөздер
search-go = Іздеу
search-about = Сайттың мақалаларынан, фактілерінен және терминдер сөздігінен іздеу.
search-short-name = Қазақстан БҰҰ‑да
search-examples = Мысалы
search-topics = UNDOF | Ливан | бақылаушы әйелдер | 1325 қарары | Қазбат | Қауіпсіздік Кеңесі
search-same = қазақстандық, Қазақстан | төлем, жалақы | қаза, қайтыс
search-asked = Жауабы бар сұрақтар
search-answers = Мына сұраққа жауап береді:
search-help = Іздеу сөздің түрлі тұлғаларын, қысқартулар мен сандарды таниды. Қазақ әріптерін орыс пернетақтасымен де (қ орнына к, ұ орнына у), атауларды латын әріптерімен де теруге болады.
search-term = Термин
search-show = Көрсету
search-all = Барлығы
search-sort = { $sort ->
    [mission] Миссиялар
    [article] Мақалалар
    [fact] Фактілер
   *[term] Терминдер
}
search-found = { $count ->
    [one] «{ $query }» сұрауы бойынша { $count } нәтиже
   *[other] «{ $query }» сұрауы бойынша { $count } нәтиже
}
search-none = «{ $query }» сұрауы бойынша ештеңе табылмады
search-meant = Мүмкін, іздегеніңіз:
search-some = Бұл сөздердің бәрі кездесетін бет жоқ. Төмендегі беттерде олардың бір бөлігі бар.
search-cut = Сұрау { $count } таңбадан ұзын: тек оның басы бойынша ізделді.
search-elsewhere = Басқа тілдерде:
search-in = { $lang ->
    [kk] { $count ->
        [one] қазақ тілінде { $count } нәтиже
       *[other] қазақ тілінде { $count } нәтиже
    }
    [ru] { $count ->
        [one] орыс тілінде { $count } нәтиже
       *[other] орыс тілінде { $count } нәтиже
    }
   *[en] { $count ->
        [one] ағылшын тілінде { $count } нәтиже
       *[other] ағылшын тілінде { $count } нәтиже
    }
}
search-tip-spelling = Атаулардың дұрыс жазылғанын тексеріңіз.
search-tip-fewer = Сөздердің бір бөлігін алып тастаңыз.
search-tip-other = Басқа сөзді қолданып көріңіз: елді, жылды, миссияның қысқартуын.
search-more = Осы беттен тағы:
search-pages = Нәтиже беттері
search-previous = Алдыңғы
search-next = Келесі
search-position = { $pages } беттің { $page }‑беті
