skip = Перейти к основному содержанию
menu = Меню
home = Главная
nav-main = Основная навигация
nav-menu = Меню
nav-language = Язык
nav-breadcrumb = Путь к странице
footer-sections = Разделы
footer-data = О данных
footer-languages = Языки
footer-contact = Сообщить об ошибке
footer-note = Независимый информационный ресурс; это не сайт Организации Объединённых Наций или какого-либо министерства. Береговые линии: Natural Earth, общественное достояние. На картах показана только суша; они не выражают мнения о границах или статусе территорий.
waived = Эта страница ещё не переведена. Перед вами английский текст. Перевод обещан (к { $date }).
behind = Этот перевод ещё не отражает изменений английского текста (последнее – { $date }).

as-of = По состоянию на { $date }
as-of-year = По состоянию на { $date } год
source-number = Источник { $number }
sources = Источники
undated = дата не указана
archived-copy = Сохранённая копия
copy-elsewhere = Копия в чужом открытом репозитории
in-language = { $code ->
    [ar] на арабском языке
    [bg] на болгарском языке
    [cs] на чешском языке
    [da] на датском языке
    [de] на немецком языке
    [en] на английском языке
    [fr] на французском языке
    [hr] на хорватском языке
    [it] на итальянском языке
    [kk] на казахском языке
    [pt] на португальском языке
    [ru] на русском языке
    [sr] на сербском языке
    [tk] на туркменском языке
    [zh] на китайском языке
   *[other] на другом языке
}
on-this-page = На этой странице
updated = Обновлено { $date }
review-by = Следующая проверка – до { $date }
changes = Что изменилось
version-notice = Это страница в том виде, в каком она была с { $from } до изменения от { $until } Она сохранена, чтобы на неё можно было ссылаться: показатели, текст и источники – прежние; карты и диаграммы не сохраняются.
version-current = Последняя версия страницы
version-of = Версия: { $date }
share = Поделиться
share-native = Отправить…
share-copy = Скопировать ссылку
share-email = Эл. почта
share-neutral = Ссылка, которая открывается на языке читателя:
cite-page = Как сослаться на страницу
cite-gost-name = ГОСТ Р 7.0.100-2018
cite-day = ДД.ММ.ГГГГ
cite-read = Вместо { $form } укажите день, когда вы читали страницу.
cite-gost = { $title }. – Текст : электронный // { $site } : сайт. – { $year }. – Дата обновления: { $updated }. – URL: { $url } (дата обращения: { $read }).
cite-apa = { $site }. ({ $year }, { $day }). { $title }. { $url }
cite-chicago = { $site }. «{ $title }». Последнее изменение: { $day } { $year } г. { $url }.
cite-figure = { $statement }: { $value } (по состоянию на { $date })
cite-figure-of-year = { $statement }: { $value } (по состоянию на { $date } год)
report-subject = Ошибка на странице «{ $title }»
report-page = Страница: { $url }
report-version = Версия: { $date }
report-section = Раздел:
card-alt = Карточка с заголовком «{ $title }» рядом с картой
card-source = Источник: { $source }
source-after = { $publisher } (источник: { $after })
figure-card-alt = Карточка с показателем: { $statement } – { $value }
related = Читайте также
notes = Примечания
back-to-text = Вернуться к тексту
figure-number = Рисунок { $number }.
table-number = Таблица { $number }.
read-more = Читать дальше

kind-mission = Миссия
kind-article = Статья
kind-explainer = Разбор
kind-record = Справка
kind-notice = О сайте

bound-about = около { $value }
bound-nearly = почти { $value }
bound-more-than = более { $value }
bound-at-least = не менее { $value }
bound-up-to = до { $value }
percent = { $value } %
dollars = { $value } долл. США
dollars-million = { $value } млн долл. США
dots-label = Точек: { $count }, по одной на человека

status-serving = Служат, { $date }
status-completed = Служба завершена
status-authorised = Служба разрешена
glance = Коротко
glance-mission = Миссия
glance-status = Статус
glance-personnel = Казахстанцев в миссии
glance-women = Из них женщин
glance-service = Известные сроки службы
glance-role = Роль
glance-task = Задача миссии
glance-founded = Учреждена
glance-mandate = Мандат, последнее найденное продление
mandate-until = до { $date }
glance-closed = Закрыта
glance-headquarters = Штаб-квартира
service-spell = { $from } – { $to }
plate-note = Показаны только суша и море, без границ.
locator-label = Карта: { $place } и ближайшие города
north = { $value }° с. ш.
south = { $value }° ю. ш.
east = { $value }° в. д.
west = { $value }° з. д.
kilometres = { $distance } км
map-label = Карта миссий ООН, в которых служили люди из Казахстана
map-kazakhstan = Казахстан
map-levant = Левант
map-caption = Линии ведут из Астаны к миссиям, в которых, по последней прочитанной таблице ООН ({ $date }), служили люди из Казахстана. Равновеликая проекция Equal Earth: площади сопоставимы.
mission-previous = Предыдущая миссия
mission-next = Следующая миссия
page-previous = Предыдущая страница
page-next = Следующая страница
count-missions = { $count ->
    [one] { $count } миссия
    [few] { $count } миссии
   *[other] { $count } миссий
}
group-serving = Служат
group-completed = Служба завершена
group-authorised = Служба разрешена Парламентом
group-pages = Как это устроено
people-on = чел., { $date }

home-missions = Все миссии
home-figures = Главные цифры
home-dots = Одна точка – один человек.
home-record = Из летописи
home-all = О данных
home-1325 = Женщины, мир и безопасность
home-1325-lead = Резолюция 1325 Совета Безопасности призывает расширять участие женщин в полевых операциях. Здесь – женщины из Казахстана в последней прочитанной таблице ООН, по точке на каждую.
home-1325-more = Резолюция 1325 и Казахстан
home-road = Пройденный путь
home-timeline = Вся хронология

timeline-eyebrow = Хронология
timeline-scale = В масштабе времени
timeline-scale-note = Полоса тянется от первого до последнего месяца, когда известно о службе людей из Казахстана.
timeline-caption = Известные сроки службы в миссиях ООН.
timeline-events = Событие за событием
timeline-kazakhstan = Казахстан
timeline-un = Организация Объединённых Наций
timeline-more = Подробнее: { $title }

count-sources = { $count ->
    [one] { $count } источник
    [few] { $count } источника
   *[other] { $count } источников
}
source-kind-un = Организация Объединённых Наций
source-kind-government = Государственные органы
source-kind-law = Законодательство
source-kind-agency = Информационные агентства
source-kind-press = Пресса
source-kind-research = Исследования
source-kind-reference = Справочные издания
disputed-value = Опубликованное значение
disputed-date = По состоянию на
disputed-sources = Источники
disputed-reading = Наш вывод
disputed-ours = принято на сайте

error-400 = Этот адрес не прочитать
error-400-lead = Браузер прислал запрос, который сайт не может понять. Проверьте, нет ли в адресе лишних знаков.
error-404 = Этого места нет на карте
error-404-lead = Страницы не существует, или она переехала. Возможно, в адресе опечатка.
error-405 = Эту страницу можно только читать
error-405-lead = Сайт принимает только запросы на чтение страниц.
error-406 = В подходящем формате этой страницы нет
error-406-lead = Браузер не принимает ни один из форматов, в которых сайт может прислать эту страницу.
error-408 = Запрос не пришёл целиком
error-408-lead = Пришло начало запроса, а остальное не пришло вовремя. Попробуйте ещё раз.
error-412 = Такой версии здесь нет
error-412-lead = Браузер запросил эту страницу только в той версии, которой на сайте нет.
error-414 = Адрес слишком длинный
error-414-lead = Ни у одной страницы сайта нет такого длинного адреса.
error-431 = Запрос слишком велик
error-431-lead = Браузер прислал больше заголовков, чем принимает сайт. Возможно, поможет удаление файлов cookie этого сайта.
error-500 = Ошибка на нашей стороне
error-500-lead = Виноваты мы; сбой записан в журнал. Попробуйте ещё раз чуть позже.
error-503 = Слишком много читателей сразу
error-503-lead = Сайт перегружен. Попробуйте ещё раз через несколько секунд.
error-number = Ошибка { $status }
error-home = Главная страница
error-missions = Все миссии

chart-table = Те же числа таблицей
chart-csv = Скачать в CSV
chart-as-of = По состоянию на { $date }
chart-last = { $date }: { $value }
chart-highest = больше всего: { $value } ({ $date })
chart-best = самое высокое: { $value } ({ $date })
chart-no-trust = под сомнением: { $value }
chart-doubtful = ? запись под сомнением, см. примечания
chart-gap = нет таблицы
chart-gap-mission = нет таблицы или миссия не названа
chart-own = Казахстан
chart-world = все страны
chart-target-key = цель ООН
chart-target = цель на { $year } год: { $value }
chart-women-of = { $women } из { $people }
chart-nobody = сведений о службе нет
chart-decision-line = день решения
chart-open = по последней прочитанной таблице ещё на службе
chart-decision = Решение от { $date }
chart-remarks = Примечания к отдельным месяцам
mission-without-page = { $slug ->
    [unamid] Дарфур (ЮНАМИД)
   *[other] { $code }
}
word = { $word ->
    [troops] Военнослужащие контингентов
    [experts] Военные наблюдатели
    [staff] Штабные офицеры
    [police] Полиция
    [individual] Наблюдатели и штабные офицеры
    [individual-police] Отдельные сотрудники полиции
    [formed-police] Сформированные полицейские подразделения
    [all] Все
    [unnamed] Миссия не названа
    [missing] нет таблицы
    [doubtful] под сомнением
    [note] примечание
    [target] цель
    [place] Место Казахстана
    [named_place] Место, названное в решении
    [contributors] Стран, предоставляющих персонал
    [KAZ] Казахстан
    [KGZ] Кыргызстан
    [TJK] Таджикистан
    [MNG] Монголия
    [in-post] Люди на службе
    [cumulative] Накопительные итоги
    [ceiling] Предельная численность
    [share] Доли
    [cost] Деньги
    [count] Другие числа
    [dates] Даты
    [texts] Тексты
    [date] Дата
    [group] Группа
    [women] Женщины
    [people] Всего
    [world_share] Доля по всем странам, %
    [target_share] Цель на 2028 год, %
    [mission] Миссия
    [from] С
    [to] По
    [flag] Примечание
    [current] принято на сайте
    [earlier] прежнее значение
    [other] другое опубликованное значение
   *[unknown] { $word }
}

facts-index = Все факты
facts-by-mission = По миссиям
facts-by-kind = По видам показателей
facts-by-year = По годам
facts-no-mission = Без привязки к одной миссии
count-facts = { $count ->
    [one] { $count } факт
    [few] { $count } факта
   *[other] { $count } фактов
}
facts-list-title = Факты: { $name }
facts-list-lead = Все показатели и даты сайта из раздела «{ $name }»; у каждого значения указана его дата.
facts-year = Год
facts-any-mission = Все миссии
facts-any-kind = Все виды
facts-any-year = Все годы
facts-show = Показать
facts-chosen = Выбранные факты
facts-chosen-lead = Факты сайта, выбранные по миссии, виду показателя и году.
facts-unknown = { $field ->
    [mission] Миссии «{ $value }» в этом списке нет, поэтому показаны факты всех миссий.
    [kind] Вида показателя «{ $value }» в этом списке нет, поэтому показаны факты всех видов.
   *[year] Года «{ $value }» в этом списке нет, поэтому показаны факты за все годы.
}
facts-none = Ни один факт не отвечает всем выбранным условиям.
facts-without = Без условия «{ $name }»: { $count }
fact-eyebrow = Факт
fact-scope = Кто и что считает
fact-meant = О чём речь
fact-date = На какую дату
fact-kind = Вид показателя
fact-mission = Миссия
fact-review = Следующая проверка – до
fact-history = Как менялось
fact-stems = На каждое опубликованное значение – одна вертикаль; что было между ними, неизвестно.
fact-values = Прежние и другие опубликованные значения
fact-used = Где это значение приведено на сайте
fact-used-note = Каждая ссылка ведёт прямо к этому показателю на странице, если он есть в её тексте.
fact-link = Ссылка на этот показатель
fact-cite = Как сослаться
fact-version = Версия данных: { $date }
fact-role = Какое значение
fact-note = Пояснение
fact-download = Скачать
fact-all-as = Все факты в { $ending }
data-file = Файл
data-files = Файлы
data-rows = Строк
data-latest = Последние данные: { $date }
data-size = { $size } КБ
data-formats = Форматы
data-columns = Столбцы
data-column = Столбец
data-holds = Что в нём
data-type = Тип
data-package = Описание всех файлов для программ (Frictionless Data Package)
data-charts = Числа диаграмм
data-licence = Лицензия: CC BY 4.0.
data-name = { $name ->
    [facts] Все факты: значение, дата, охват и источники
    [fact-values] Все опубликованные значения каждого факта: принятое на сайте, прежние и другие
    [missions] Все миссии: названия, место и известные сроки службы
    [sources] Все источники
    [contributions] Люди из Казахстана по месяцам, миссиям и видам должностей
    [remarks] Примечания к отдельным месяцам
   *[chart] Числа диаграммы
}
column-type = { $kind ->
    [integer] целое число
    [number] десятичное число
    [date] дата (ISO 8601, с точностью источника)
   *[text] текст
}
column-about = { $id ->
    [id] идентификатор, который не меняется
    [kind] вид показателя, должности или издателя: слово из списка
    [unit] что считается: слово из списка
    [value] значение: число, дата или текст на английском языке
    [bound] about, more-than, at-least или up-to, если значение неточное
    [as_of] дата, на которую верно значение
    [mission] идентификатор миссии; пусто, если её нет или источник её не называет
    [statement] что считается, на языке, указанном в конце названия столбца
    [scope] кто, кого и как считает, на языке, указанном в конце названия столбца
    [sources] идентификаторы источников через пробел, лучший первым
    [source] идентификатор источника
    [review_by] день, до которого значение проверят снова
    [url] адрес страницы или источника
    [fact] идентификатор факта
    [role] current – принятое, earlier – прежнее, other – другое
    [note] почему значение отличается, на языке, указанном в конце названия столбца
    [code] сокращение ООН
    [status] serving, completed или authorised по последней таблице
    [name] название места, на языке, указанном в конце названия столбца
    [official] официальное название миссии, на языке, указанном в конце названия столбца
    [latitude] градусы северной широты, WGS 84
    [longitude] градусы восточной долготы, WGS 84
    [from] первый известный месяц службы
    [to] последний известный месяц службы
    [title] заголовок на языке источника
    [publisher] издатель
    [after] на кого ссылается сам издатель, на языке, указанном в конце названия столбца
    [archive] адрес сохранённой копии
    [language] язык источника (BCP 47)
    [date] месяц или день; месяц означает его последний день
    [people] людей на службе
    [women] женщин среди них; пусто, если источник не указывает пол
    [first_month] первый месяц, к которому относится примечание
    [last_month] последний месяц, к которому относится примечание
    [remark] само примечание, на языке, указанном в конце названия столбца
    [flag] doubtful – под сомнением, unnamed – миссия не названа, missing – нет таблицы, note – примечание под диаграммами, target – цель
    [unnamed] люди, чья миссия в таблице не названа
    [troops] военнослужащие контингентов
    [experts] военные наблюдатели и офицеры связи
    [staff] штабные офицеры
    [police] полиция
    [individual] военные наблюдатели и штабные офицеры
    [individual-police] отдельные сотрудники полиции
    [formed-police] сформированные полицейские подразделения
    [all] весь военный и полицейский персонал
    [place] место в ряду стран
    [named_place] место, названное в решении
    [contributors] число стран, предоставляющих персонал
    [group] группа из стратегии гендерного паритета: слово из списка
    [world_share] доля женщин в группе по всем странам, проценты
    [target_share] цель на 2028 год, проценты
    [KAZ] люди из Казахстана
    [KGZ] люди из Кыргызстана
    [TJK] люди из Таджикистана
    [MNG] люди из Монголии
   *[mission-column] люди из Казахстана в миссии с этим идентификатором
}
map-year = Где служили люди из Казахстана: { $year } год
map-year-caption = Линии ведут из Астаны к миссиям, где, как известно, в { $year } году служили люди из Казахстана. Сомнительные записи не показаны. Равновеликая проекция Equal Earth: площади сопоставимы.

search = Поиск
search-site = Поиск по сайту
search-label = Что найти
search-go = Найти
search-about = Поиск по статьям, фактам и глоссарию сайта.
search-short-name = Казахстан в ООН
search-examples = Например
search-topics = СООННР | Ливан | женщины-наблюдатели | резолюция 1325 | Казбат | Совет Безопасности
search-same = казахский, казахстанский, Казахстан | плата, выплата, зарплата | погибший, убитый, гибель
search-asked = Вопросы, на которые есть ответ
search-answers = Отвечает на вопрос:
search-help = Поиск понимает формы слов, сокращения и числа. Названия можно набирать кириллицей или латиницей.
search-term = Термин
search-show = Показать
search-all = Всё
search-sort = { $sort ->
    [mission] Миссии
    [article] Статьи
    [fact] Факты
   *[term] Термины
}
search-found = { $count ->
    [one] { $count } результат по запросу «{ $query }»
    [few] { $count } результата по запросу «{ $query }»
   *[many] { $count } результатов по запросу «{ $query }»
}
search-none = По запросу «{ $query }» ничего не найдено
search-meant = Возможно, вы искали:
search-some = Страниц со всеми этими словами нет. На страницах ниже есть часть из них.
search-cut = Запрос длиннее { $count } знаков: поиск выполнен только по его началу.
search-elsewhere = На других языках:
search-in = { $lang ->
    [kk] { $count ->
        [one] { $count } результат на казахском
        [few] { $count } результата на казахском
       *[many] { $count } результатов на казахском
    }
    [ru] { $count ->
        [one] { $count } результат на русском
        [few] { $count } результата на русском
       *[many] { $count } результатов на русском
    }
   *[en] { $count ->
        [one] { $count } результат на английском
        [few] { $count } результата на английском
       *[many] { $count } результатов на английском
    }
}
search-tip-spelling = Проверьте, верно ли написаны имена и названия.
search-tip-fewer = Уберите часть слов.
search-tip-other = Попробуйте другое слово: страну, год, сокращение миссии.
search-more = Ещё на этой странице:
search-pages = Страницы результатов
search-previous = Предыдущая
search-next = Следующая
search-position = Страница { $page } из { $pages }
