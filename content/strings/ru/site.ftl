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
waived = Эта страница ещё не переведена. Перед вами английский текст. Перевод обещан к { $date }.

as-of = По состоянию на { $date }
source-number = Источник { $number }
sources = Источники
undated = дата не указана
archived-copy = Сохранённая копия
in-language = { $code ->
    [ar] на арабском языке
    [bg] на болгарском языке
    [cs] на чешском языке
    [da] на датском языке
    [de] на немецком языке
    [en] на английском языке
    [fr] на французском языке
    [hr] на хорватском языке
    [it] на итальянском языке
    [kk] на казахском языке
    [pt] на португальском языке
    [ru] на русском языке
    [sr] на сербском языке
    [tk] на туркменском языке
    [zh] на китайском языке
   *[other] на другом языке
}
on-this-page = На этой странице
updated = Обновлено { $date }
review-by = Следующая проверка – до { $date }
changes = Что изменилось
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
card-alt = Карточка с заголовком «{ $title }» рядом с картой
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
bound-more-than = более { $value }
bound-at-least = не менее { $value }
bound-up-to = до { $value }
percent = { $value } %
dollars = { $value } долл. США
dollars-million = { $value } млн долл. США
dots-label = Точек: { $count }, по одной на человека

status-serving = Служат, { $date }
status-completed = Завершена
status-authorised = Разрешена
glance = Коротко
glance-mission = Миссия
glance-status = Статус
glance-personnel = Служат из Казахстана
glance-women = Из них женщин
glance-service = Известная служба
glance-role = Роль
glance-task = Задача миссии
glance-founded = Учреждена
glance-mandate = Мандат, последнее известное продление
mandate-until = до { $date }
glance-closed = Закрыта
glance-headquarters = Штаб-квартира
service-spell = { $from } – { $to }
plate-note = Показаны только суша и море; границ нет.
locator-label = Карта: { $place } и ближайшие города
north = { $value }° с. ш.
south = { $value }° ю. ш.
east = { $value }° в. д.
west = { $value }° з. д.
kilometres = { $distance } км
map-label = Карта миссий ООН, в которых служили люди из Казахстана
map-kazakhstan = Казахстан
map-levant = Левант
map-caption = Линии ведут из Астаны к миссиям, где в последней прочитанной таблице ООН ({ $date }) есть люди из Казахстана. Равновеликая проекция Equal Earth: площади сопоставимы.
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
group-completed = Завершены
group-authorised = Разрешены Парламентом
group-pages = Как это устроено
people-on = чел., { $date }

home-missions = Все миссии
home-figures = Главные цифры
home-dots = Одна точка – один человек.
home-record = Из летописи
home-all = О данных
home-1325 = Женщины, мир и безопасность
home-1325-lead = Резолюция 1325 Совета Безопасности призывает расширять участие женщин в операциях на местах. Здесь – женщины из Казахстана на службе ООН, по точке на каждую.
home-1325-more = Резолюция 1325 и Казахстан
home-road = Пройденный путь
home-timeline = Вся хронология

timeline-eyebrow = Хронология
timeline-scale = В масштабе времени
timeline-scale-note = Полоса тянется от первого до последнего месяца, когда известно о службе людей из Казахстана.
timeline-caption = Известная служба в миссиях ООН.
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
disputed-reading = Наше прочтение
disputed-ours = принято на сайте

error-400 = Этот адрес не прочитать
error-400-lead = Браузер прислал запрос, который сайт не может понять. Проверьте, нет ли в адресе лишних знаков.
error-404 = Этого места нет на карте
error-404-lead = Страницы не существует, или она переехала. Возможно, в адресе опечатка.
error-405 = Эту страницу можно только читать
error-405-lead = Сайт отвечает только на запросы о чтении страниц.
error-406 = Подходящего вида у страницы нет
error-406-lead = Браузер отказывается от всех видов, в которых сайт может прислать эту страницу.
error-414 = Адрес слишком длинный
error-414-lead = Ни у одной страницы сайта нет такого длинного адреса.
error-431 = Запрос слишком велик
error-431-lead = Браузер прислал больше заголовков, чем читает сайт. Возможно, поможет удаление cookie этого сайта.
error-500 = Ошибка на нашей стороне
error-500-lead = Виноваты мы; сбой записан в журнал. Попробуйте ещё раз чуть позже.
error-503 = Слишком много читателей сразу
error-503-lead = Сайт перегружен. Попробуйте ещё раз через несколько секунд.
error-number = Ошибка { $status }
error-home = Главная страница
error-missions = Все миссии
