export const id = 63;
export const ids = [63];
export const modules = {

/***/ 7382:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UD: () => (/* binding */ compare),
/* harmony export */   fs: () => (/* binding */ changesOf),
/* harmony export */   pj: () => (/* binding */ findRange),
/* harmony export */   s4: () => (/* binding */ findPulls)
/* harmony export */ });
/* harmony import */ var _notice_changes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5169);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8881);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8653);
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5161);




const statuses = ['ahead', 'behind', 'diverged', 'identical'];
/**
 * Finds the commits between the last green run and the head, in one request. When the two cannot be compared, the
 * commits of the push stand in; for the first run of a pull request, the commits of the pull request.
 */
async function findRange(api, wanted, links) {
    const { lastGood, pullBase, head, push } = wanted;
    const base = lastGood ?? pullBase;
    if (base === undefined || head === '')
        return { ...standIn(push, links, 'no-green'), files: [] };
    const answer = await compare(api, base, head, links);
    if (!answer.ok) {
        const isGone = answer.failure.kind === 'not-found';
        const fallback = standIn(push, links, isGone ? 'rewritten' : 'unavailable');
        if (isGone && fallback.range)
            return { ...fallback, files: [] };
        const gone = {
            section: 'changes',
            reason: 'The commit of the last green run is no longer there.',
        };
        return { ...fallback, files: [], missing: isGone ? gone : (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .missingOf */ .oy)('changes', answer.failure) };
    }
    const { status, commits, total, files } = answer.data;
    const isRewritten = status === 'diverged' || status === 'behind';
    if (lastGood !== undefined && isRewritten && push?.commits.length) {
        return { ...standIn(push, links, 'rewritten'), files };
    }
    const range = {
        base,
        head,
        compareUrl: links.compare(base, head),
        commits,
        total,
        source: 'compare',
    };
    return { range, ...noteOf(lastGood !== undefined, status), files };
}
function noteOf(isSinceGreen, status) {
    if (!isSinceGreen) {
        return {
            note: 'There is no earlier green run to compare with; these are the commits of the pull request.',
        };
    }
    if (status === 'identical')
        return { note: 'No commits since the last green run: the same code ran again.' };
    if (status === 'ahead')
        return {};
    return { note: 'The history was rewritten since the last green run; these are the commits that are new.' };
}
function standIn(push, links, fallback) {
    if (!push || push.commits.length === 0)
        return {};
    const { before, after, commits } = push;
    // The first push of a branch has no "before": its zeros are no commit that a page could show.
    const compareUrl = /^0+$/.test(before) ? links.commit(after) : links.compare(before, after);
    return { range: { base: before, head: after, compareUrl, commits, source: 'push', fallback } };
}
/** Compares two commits, tags or branches: what the head has that the base has not. One request. */
async function compare(api, base, head, links) {
    const answer = await api.get('compare', { basehead: `${base}...${head}` });
    if (!answer.ok)
        return answer;
    const status = statuses.find((each) => each === (0,_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(answer.data, 'status')) ?? 'ahead';
    const commits = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)((0,_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(answer.data, 'commits')).flatMap((json) => (0,_payload_js__WEBPACK_IMPORTED_MODULE_3__/* .readApiCommit */ .m9)(json, links) ?? []);
    const total = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(answer.data, 'total_commits')) ?? commits.length;
    const files = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .listOf */ .c3)((0,_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(answer.data, 'files')).flatMap((file) => (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(file, 'filename')) ?? []);
    return { ok: true, data: { status, commits, total, files } };
}
/**
 * Names the pull requests of the newest commits: from the message where GitHub itself wrote it (merge and squash
 * commits of the web), else by asking, for at most `budget` commits.
 *
 * @param shown how many commits the mail shows, newest first
 * @returns the commits, and what could not be read
 */
async function findPulls(api, commits, shown, budget, links) {
    const visible = commits.slice(Math.max(0, commits.length - shown)).reverse();
    const known = new Map(visible.map((commit) => [commit.sha, pullOfMessage(commit, links)]));
    const asked = visible.filter((commit) => known.get(commit.sha) === undefined).slice(0, budget);
    const answers = await Promise.all(asked.map((commit) => api.get('commitPulls', { commit_sha: commit.sha })));
    for (const [index, answer] of answers.entries()) {
        if (answer.ok)
            known.set(asked[index]?.sha ?? '', pullOfAnswer(answer.data, links));
    }
    const failed = answers.find((answer) => !answer.ok && answer.failure.kind !== 'not-found');
    return {
        commits: commits.map((commit) => {
            const pr = known.get(commit.sha);
            return pr ? { ...commit, pr } : commit;
        }),
        ...(failed && !failed.ok ? { missing: (0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .missingOf */ .oy)('pr', failed.failure) } : {}),
    };
}
function pullOfMessage({ message, committer }, links) {
    const isByGitHub = committer?.login === 'web-flow' || committer?.email?.toLowerCase() === 'noreply@github.com';
    if (!isByGitHub)
        return undefined;
    const [title = '', ...body] = message.split('\n');
    const merged = /^Merge pull request #(\d+) from /.exec(title);
    const squashed = /^(.+) \(#(\d+)\)$/.exec(title);
    const number = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .countOf */ .pq)(merged?.[1] ?? squashed?.[2]);
    if (number === undefined)
        return undefined;
    const name = merged ? body.find((line) => line.trim() !== '') : squashed?.[1];
    return { number, title: name ?? `Pull request #${number}`, url: links.pull(number) };
}
function pullOfAnswer(json, links) {
    const pull = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(json, '0');
    const number = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .countOf */ .pq)((0,_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(pull, 'number'));
    if (number === undefined)
        return undefined;
    return { number, title: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .textOf */ .b6)((0,_json_js__WEBPACK_IMPORTED_MODULE_2__.at)(pull, 'title')) ?? `Pull request #${number}`, url: links.pull(number) };
}
/** The notice's section of a range that was found. */
function changesOf({ range, note }, limit) {
    if (!range)
        return undefined;
    return { ...(0,_notice_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .buildChanges */ .sl)(range, limit), ...(note ? { note } : {}) };
}


/***/ }),

/***/ 2606:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ expandFailures),
  F: () => (/* binding */ mergeMissing)
});

// EXTERNAL MODULE: ./src/github/json.ts
var github_json = __webpack_require__(8653);
;// CONCATENATED MODULE: ./src/github/annotations.ts

/** The runner keeps at most 50 annotations per job. */
const PAGE_SIZE = 50;
const MAX_SHOWN = 10;
const levels = ['failure', 'warning', 'notice'];
/**
 * Reads the annotations of a job, failures first.
 *
 * @param jobId a job's id is that of its check run
 * @param sha   commit that the links to the code point to
 */
async function listAnnotations(api, jobId, sha, links) {
    const answer = await api.get('annotations', { check_run_id: jobId, per_page: PAGE_SIZE });
    if (!answer.ok)
        return answer;
    const all = (0,github_json/* listOf */.c3)(answer.data).map((json) => readAnnotation(json, sha, links));
    const telling = all.filter((annotation) => !isCommonplace(annotation.message));
    const shown = telling.length > 0 ? telling : all;
    const sorted = shown.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
    return { ok: true, data: sorted.slice(0, MAX_SHOWN) };
}
function readAnnotation(json, sha, links) {
    const level = levels.find((each) => each === (0,github_json.at)(json, 'annotation_level')) ?? 'notice';
    const path = readPath((0,github_json.at)(json, 'path'));
    const line = path === undefined ? undefined : (0,github_json/* countOf */.pq)((0,github_json.at)(json, 'start_line'));
    return {
        level,
        ...(0,github_json/* known */.eO)({ title: (0,github_json/* textOf */.b6)((0,github_json.at)(json, 'title'), { maxLength: 200 }) }),
        message: (0,github_json/* textOf */.b6)((0,github_json.at)(json, 'message'), { multiline: true, maxLength: 1000 })?.trim() ?? '',
        ...(0,github_json/* known */.eO)({ path, line, url: path && sha ? links.blob(sha, path, line) : undefined }),
    };
}
/** The runner writes `.github` where a message names no file; a path that leaves the repository is none of ours. */
function readPath(json) {
    const path = (0,github_json/* textOf */.b6)(json)?.replaceAll('\\', '/').replace(/^\.\//, '');
    if (path === undefined || path === '.github' || path.startsWith('/') || /^[a-z]:/i.test(path))
        return undefined;
    return path.split('/').includes('..') ? undefined : path;
}
/** Written for every failed step; says nothing that the step's conclusion does not. */
function isCommonplace(message) {
    return /^Process completed with exit code \d+\.?$/.test(message) || message === '';
}

// EXTERNAL MODULE: ./src/github/failure.ts
var failure = __webpack_require__(8881);
;// CONCATENATED MODULE: ./src/notice/choice.ts
/** A chosen set of places, with the number of lines that it takes to show them, gap lines included. */
function createSelection(total, maxLines) {
    const places = [];
    const chosen = new Map();
    let cost = total > 0 ? 1 : 0;
    /** Where the place belongs among those chosen. */
    function find(index) {
        let low = 0;
        let high = places.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((places[middle] ?? 0) < index)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
    return {
        /** @returns false when there is no room for it */
        add(candidate) {
            const { index } = candidate;
            if (chosen.has(index))
                return true;
            const at = find(index);
            const left = places[at - 1] ?? -1;
            const right = places[at] ?? total;
            const gapsBefore = right - left > 1 ? 1 : 0;
            const gapsAfter = (index - left > 1 ? 1 : 0) + (right - index > 1 ? 1 : 0);
            const newCost = cost + 1 + gapsAfter - gapsBefore;
            if (newCost > maxLines)
                return false;
            cost = newCost;
            places.splice(at, 0, index);
            chosen.set(index, candidate);
            return true;
        },
        list: () => places.flatMap((index) => chosen.get(index) ?? []),
    };
}
/** The line that made it an error, what follows, then what came before, nearest first. */
function orderWindow(window) {
    const from = window.lines.filter(({ index }) => index >= window.focus);
    const before = window.lines.filter(({ index }) => index < window.focus);
    return [...from, ...before.reverse()];
}
/**
 * Chooses what is shown of a step: command, exit code and the line that says it best; then a few of the last lines;
 * then the error windows in their order; then more of the last lines, as long as there is room. Lines before the
 * first error say little: they fill up only where there is no error.
 *
 * @param shortlist what there is to choose from
 * @param maxLines  lines at most, gap lines included
 * @returns the chosen lines in the order of the log; blank lines beside a gap are left out
 */
function chooseLines(shortlist, maxLines) {
    const { total, command, exit, best, windows } = shortlist;
    const tail = shortlist.tail.toSorted((a, b) => b.index - a.index);
    const firstFocus = Math.min(...windows.map(({ focus }) => focus));
    const isWorthFilling = ({ index }) => windows.length === 0 || index > firstFocus;
    const wanted = [
        ...[best, exit, command].filter((line) => line !== undefined),
        ...tail.slice(0, Math.min(8, Math.floor(maxLines / 5))),
        ...windows.flatMap(orderWindow),
        ...tail.filter(isWorthFilling),
    ];
    const selection = createSelection(total, maxLines);
    for (const candidate of wanted)
        selection.add(candidate);
    // A line that alone is missing between two others costs no more than the gap line that stands for it.
    for (const candidate of wanted)
        selection.add(candidate);
    return dropLooseBlanks(selection.list(), total);
}
function dropLooseBlanks(lines, total) {
    return lines.filter((line, at) => {
        if (line.text !== '')
            return true;
        const left = lines[at - 1];
        const right = lines[at + 1]?.index ?? total;
        return left !== undefined && line.index - left.index - left.repeats === 1 && right - line.index === 1;
    });
}
function describeGap(lines) {
    return { text: `… ${lines} ${lines === 1 ? 'line' : 'lines'} left out …`, tone: 'gap' };
}
/**
 * Puts the chosen lines together, with a line for each gap that says how many lines it stands for. Shown lines and
 * the numbers of the gaps add up to `total`.
 *
 * @param lines    chosen lines in order, their text ready to be shown
 * @param total    lines of the step
 * @param maxLines nothing is returned when not even a gap line may be shown
 */
function renderLines(lines, total, maxLines) {
    const shown = [];
    let previous;
    if (maxLines < 1)
        return shown;
    for (const line of [...lines, undefined]) {
        const missing = (line?.index ?? total) - (previous?.index ?? -1) - 1;
        if (previous !== undefined && missing > 0 && missing === previous.repeats) {
            const { text, tone } = previous;
            const times = `… the line above ${missing} more times …`;
            shown.push(missing === 1 ? { text, tone } : { text: times, tone: 'gap' });
        }
        else if (missing > 0)
            shown.push(describeGap(missing));
        if (line !== undefined)
            shown.push({ text: line.text, tone: line.tone });
        previous = line;
    }
    return shown;
}

;// CONCATENATED MODULE: ./src/notice/shelf.ts
/** Keeps the first and the last windows, about `room` lines of each. */
function createShelf(room) {
    const first = [];
    const last = [];
    let firstLines = 0;
    let lastLines = 0;
    return {
        put(window) {
            if (firstLines < room) {
                first.push(window);
                firstLines += window.lines.length;
                return;
            }
            last.push(window);
            lastLines += window.lines.length;
            while (lastLines - (last[0]?.lines.length ?? 0) >= room)
                lastLines -= last.shift()?.lines.length ?? 0;
        },
        /** First, last, second, last but one …: what broke first and what was said in the end. */
        list() {
            const windows = [...first, ...last];
            const order = [];
            while (windows.length > 0) {
                for (const window of [windows.shift(), windows.pop()])
                    if (window !== undefined)
                        order.push(window);
            }
            return order;
        },
    };
}
/** The last `room` candidates, each pushed at constant cost. */
function createRing(room) {
    let items = [];
    return {
        push(item) {
            items.push(item);
            if (items.length > 2 * room)
                items = items.slice(-room);
        },
        clear() {
            items = [];
        },
        list: () => items.slice(-room),
    };
}

;// CONCATENATED MODULE: ./src/notice/symptom.ts
/** Cheap first sieve: most lines of most logs say nothing of all this. */
const noteworthy = /err|exception|fatal|fail|undefined|unresolved|not |no such|denied|panic|traceback|assert|warn|segm|core dumped|killed|memory|timed out|ENO|EACC|ETIMED|[✗✘✖×●❌]|expect\(|_test\.go:/i;
const passing = /^\s*(?:[✓✔√]|ok\b|PASS(?:ED)?\b|--- PASS|\[ *(?:OK|PASSED) *\])|\bPASSED(?: +\[ *\d+%\])?$|^test .+ \.\.\. ok$/;
const stackFrame = /^\s+at \S/;
const warning = /^\s*\[?(?:npm )?warn(?:ing)?\b|\bwarning(?: [A-Z]+\d+)?\s?:/i;
/** Words of the error pattern in a sense that is none: `0 errors`, `error-free`, `--fail-fast`, `failed: 0`, `errors.ts`. */
const harmless = new RegExp([
    String.raw `\b(?:0|no|zero|without)\s+(?:any\s+|[a-z]{1,20}\s+)?(?:errors?|failures?|failed|failing|exceptions?|fail)\b`,
    String.raw `\b(?:errors?|failures?|failed|failing|fail|exceptions?)(?:\s?[:=]\s?|\s)0\b(?![.:]\d)`,
    String.raw `\b(?:error|fail(?:ure)?)[- ](?:free|safe|fast|over)\b`,
    String.raw `(?<![\w-])--?[a-z-]{0,40}(?:fail|error)[\w-]{0,40}`,
    String.raw `\b(?:errors?|exceptions?|fail(?:ures?|ed|s)?)[\w-]{0,40}\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|cs|rb|php|html?|css|md|json|log|txt|ya?ml|cpp|h)\b`,
    String.raw `[\\/](?:errors?|exceptions?|failures?)(?=[\\/])`,
].join('|'), 'gi');
/** After email-ext's default pattern (Jenkins, BUILD_LOG_REGEX), with the words of today's tools. */
const errorWord = new RegExp([
    String.raw `\b(?:errors?|err!|exceptions?|fatal|fail(?:ed|ures?|s)?|unresolved|panic(?:ked)?|traceback)(?!\w)`,
    String.raw `(?:Error|Exception)\b`,
    String.raw `\bundefined(?::| (?:reference|symbol|method|local|variable|name|identifier)\b)`,
    String.raw `\b(?:is (?:not defined|undefined)|of undefined|not found|no such file|permission denied|access denied)\b`,
    String.raw `\b(?:segmentation fault|core dumped|out of memory|killed|timed out|ENOENT|ENOSPC|EACCES|ETIMEDOUT)\b`,
].join('|'), 'i');
/** True without saying why: never the best line where there is another. */
const generic = /process completed with exit code|the operation was cancell?ed|process '.*' failed with exit code|exit(?: status|ed with| code)|could not compile|aborting due to|test failed, to rerun|elifecycle|there are test failures|failed to execute goal|lifecycle script|npm (?:error|err!) (?:code|path|errno|command|a complete log)|build failed|^\s*\[error\]\s*(?:$|tests run:|failures:|errors:|-> \[help|re-run maven|to see the full|for more info|see )/i;
const failureMark = /^\s*(?:[✗✘✖×●❌]|--- FAIL|not ok\b|\[ *FAIL(?:ED)? *\])|^\s*FAIL(?:ED)?\b|<<< (?:FAILURE|ERROR)!|\.\.\. FAILED$|^=+ (?:FAILURES|ERRORS) =+$|^(?:failures|Failures|Failed tests?):|^\s*Failed \S+ \[|\bFailed Tests \d/;
/** What a line may begin with before it comes to the point. */
const lead = /^\s*(?:#\d+ (?:\d+\.\d+ )?|\[ERROR\]\s+|E {2,}|(?:Uncaught|Caused by:|Unhandled exception\.|Exception in thread "[^"]{1,80}")\s+|→\s*)/;
/** Shapes that name one concrete error, best first: what the line is, and how well it says so. */
const shapes = [
    [/^E {3,}\S/, 8],
    [/^\s*(?:[\w$]+(?:\.|::))*[\w$]*(?:Error|Exception|Failure|Fault)(?: \[\w+\])? ?: \S/, 8],
    [/\b(?:fatal )?error (?:TS|CS|MSB|NU|NETSDK|FS|BC|CA|C|LNK|SA|IDE)\d+\s*:/, 8],
    [/^error(?:\[E\d+\])?: /, 8],
    [/^[^\s:(]+(?::\d+){1,2}: (?:fatal )?error: /, 8],
    [
        /^[^\s:(]+\.\w+(?::\d+){1,2}: (?:undefined|cannot|syntax error|expected|unexpected|undeclared|missing|invalid|not enough|too many|imported|declared)\b/,
        8,
    ],
    [/^\s+\w+_test\.go:\d+: \S/, 8],
    [/^panic: \S/, 8],
    [/^\s*assertion .*failed/i, 8],
    [/\bAssert\.\w+\(\) Failure/, 8],
    [/^\s*expect\(.+\)\.(?:not\.)?\w+\(/, 7],
    [
        /: (?:command )?not found$|No such file or directory|Permission denied|Segmentation fault|out of memory/i,
        6,
    ],
    [/^thread '.*' panicked at/, 6],
    [/^\s*\[?(?:error|fatal|npm error|npm ERR!)\]?\s*:?\s+\S/i, 5],
    [/^FAILED \S+ - /, 4],
];
/**
 * Judges one line of a log by its shape.
 *
 * @param text    the line without stamp, escape sequences and marker
 * @param marker  the runner's own marker, if it had one
 * @param context what came before it
 */
function readSymptom(text, marker, context) {
    if (marker === 'error') {
        return { tone: 'error', weight: 2, score: generic.test(text) ? 2 : 9, isFailureMark: false };
    }
    if (marker === 'warning')
        return plain('warning');
    if (marker === 'notice')
        return plain('soft');
    if (marker === 'command')
        return plain('command');
    if (context.previous.trim() === 'Error Message:')
        return concrete(8, context, text);
    if (stackFrame.test(text) || passing.test(text))
        return plain('soft');
    if (!noteworthy.test(text) && !/^E {3}/.test(text))
        return plain('plain');
    if (warning.test(text))
        return plain('warning');
    const rest = text.replace(harmless, ' ');
    const isMark = failureMark.test(rest);
    const shape = shapes.find(([pattern]) => pattern.test(rest) || pattern.test(rest.replace(lead, '')));
    if (shape !== undefined)
        return { ...concrete(shape[1], context, text), isFailureMark: isMark };
    if (isMark)
        return { tone: 'error', weight: 2, score: 3, isFailureMark: true };
    if (errorWord.test(rest))
        return { tone: 'error', weight: 1, score: 1, isFailureMark: false };
    return plain('plain');
}
const harmlessByTone = new Map();
/** Most lines say nothing; they share one object per tone. */
function plain(tone) {
    let symptom = harmlessByTone.get(tone);
    if (symptom === undefined) {
        symptom = Object.freeze({ tone, weight: 0, score: 0, isFailureMark: false });
        harmlessByTone.set(tone, symptom);
    }
    return symptom;
}
/** An error that is printed after a test was said to fail is likelier to be its cause than one a test provoked before. */
function concrete(score, context, text) {
    const points = generic.test(text) ? 2 : score + (context.isAfterFailureMark ? 0.5 : 0);
    return { tone: 'error', weight: 2, score: points, isFailureMark: false };
}
/** True of the runner's last word on a step: `Process completed with exit code 1.` */
function isExitLine(text) {
    return /^Process completed with exit code -?\d+\.?$/.test(text);
}
/**
 * Reduces an error line to what fits into a sentence: no leading label, no matcher note.
 *
 * @param text a line as shown
 */
function nameError(text) {
    return text
        .replace(lead, '')
        .replace(/^\s*[✗✘✖×●❌]\s*/, '')
        .replace(/^\s*(?:(?:[\w$]+\.)*(?:AssertionError|AssertionFailedError|ComparisonFailure)(?: \[\w+\])?|Error|error|ERROR|npm error|npm ERR!)\s?:?\s+(?=\S)/, '')
        .replace(/ \/\/ Object\.is equality$/, '')
        .trim();
}

// EXTERNAL MODULE: ./src/notice/text.ts
var notice_text = __webpack_require__(9697);
;// CONCATENATED MODULE: ./src/notice/excerpt.ts




const linesBefore = 2;
const linesAfter = 8;
/** A longer run of errors is taken as several windows, so that its end is not lost behind its start. */
const windowLength = 16;
const firstErrorLength = 160;
/** Lines after the best one that may complete it: `Expected: 1`, `left: 0`. */
const detailLines = 4;
const detail = /^\s*(?:expected|actual|received|but was|left|right|got|want)\s*:\s*\S/i;
/** What is dropped from the end of a line that was too long to keep, so that no half secret stands there. */
const unsafeTail = 1_024;
/** `412 of 1,024 kB, 40 %` and the like: the same line again but for its numbers and its bar. */
function readProgress(text) {
    if (text.length > 400 || !/\d ?%|\d ?[kMG]i?B\b/.test(text))
        return undefined;
    return text.replace(/[\d.=#>\-█▉▊▋▌▍▎▏░▒▓⠀-⣿| ]+/g, '');
}
/**
 * Takes the lines of one step as they come and keeps those that may be worth showing: the first and last errors with
 * their surroundings, the last lines, the command, the exit code. Memory depends on the limits alone.
 *
 * A run of blank lines counts as one line; those at the start and the end do not count. Bodies of groups that
 * hold no error are left out.
 */
function createExcerpt(limits) {
    const room = Math.max(limits.maxLines, windowLength);
    const strong = createShelf(room);
    const weak = createShelf(room);
    const tail = createRing(room);
    const before = createRing(linesBefore);
    let total = 0;
    let last;
    /** The line before, while the next one may be merged into it. */
    let mergeable;
    let lastProgress;
    let isBlankDue = false;
    let isAfterFailureMark = false;
    let hasError = false;
    let hasWindow = false;
    let command;
    let exit;
    let best;
    let details = [];
    let window;
    let bestWindow;
    let due = 0;
    let group;
    let doubtful = [];
    function endWindow() {
        if (window !== undefined)
            (window.weight === 2 ? strong : weak).put(window);
        if (best !== undefined && window?.lines.includes(best))
            bestWindow = window;
        window = undefined;
        due = 0;
    }
    function watch(candidate) {
        if (window !== undefined && (due === 0 || window.lines.length >= windowLength))
            endWindow();
        if (candidate.weight > 0) {
            hasWindow = true;
            window ??= { lines: before.list(), weight: 0, focus: candidate.index };
            if (candidate.weight > window.weight) {
                window.weight = candidate.weight;
                window.focus = candidate.index;
            }
            due = linesAfter;
        }
        else if (window !== undefined)
            due--;
        if (window === undefined)
            before.push(candidate);
        else {
            window.lines.push(candidate);
            before.clear();
        }
    }
    function place(candidate) {
        watch(candidate);
        if (candidate.score > (best?.score ?? 0)) {
            best = candidate;
            details = [];
        }
        else if (best !== undefined &&
            candidate.index - best.index <= detailLines &&
            detail.test(candidate.text)) {
            details.push(candidate);
        }
        if (group === undefined) {
            if (candidate.weight === 0 && candidate !== exit && candidate.text !== '')
                doubtful = [];
            tail.push(candidate);
        }
        else {
            group.tail.push(candidate);
            group.hasError ||= candidate.weight > 0;
        }
        last = candidate;
        mergeable = candidate;
    }
    function add(text, symptom, isCut) {
        if (isBlankDue && last !== undefined) {
            isBlankDue = false;
            place({ index: total++, text: '', tone: 'plain', weight: 0, score: 0, isCut: false, repeats: 0 });
        }
        const { tone, weight, score } = symptom;
        return { index: total++, text, tone, weight, score, isCut, repeats: 0 };
    }
    function endGroup() {
        mergeable = undefined;
        if (group === undefined)
            return;
        const lines = group.tail.list();
        if (group.hasError)
            for (const candidate of lines)
                tail.push(candidate);
        else {
            if (!hasWindow)
                doubtful = lines;
            before.clear();
        }
        group = undefined;
    }
    return {
        /** True once the runner has marked an error (`##[error]`). */
        hasError: () => hasError,
        isEmpty: () => total === 0,
        /** Takes the command of a step, as it shall be shown. */
        addCommand(text) {
            endGroup();
            const candidate = add(text, { tone: 'command', weight: 0, score: 0, isFailureMark: false }, false);
            place(candidate);
            mergeable = undefined;
            if (!hasError)
                command = candidate;
        },
        /** Takes a line of output, without stamp, marker and escape sequences. */
        addLine(text, marker, isCut) {
            if (text === '' || text.trim() === '') {
                isBlankDue = last !== undefined;
                return;
            }
            if (isBlankDue)
                mergeable = undefined;
            if (mergeable?.text === text) {
                total++;
                mergeable.repeats++;
                return;
            }
            const symptom = readSymptom(text, marker, { previous: last?.text ?? '', isAfterFailureMark });
            isAfterFailureMark ||= symptom.isFailureMark;
            const progress = symptom.weight === 0 ? readProgress(text) : undefined;
            if (mergeable !== undefined && progress !== undefined && progress === lastProgress) {
                Object.assign(mergeable, { text, isCut, index: total++, repeats: 0 });
                return;
            }
            const candidate = add(marker === 'command' ? `$ ${text}` : text, symptom, isCut);
            if (marker === 'error')
                hasError = true;
            if (marker === 'error' && isExitLine(text)) {
                exit = candidate;
                candidate.weight = 0;
            }
            place(candidate);
            lastProgress = progress;
        },
        /** Begins a group (`##[group]title`); one that is open ends. */
        openGroup(title) {
            endGroup();
            if (title.trim() !== '') {
                place(add(`▸ ${title}`, { tone: 'command', weight: 0, score: 0, isFailureMark: false }, false));
            }
            mergeable = undefined;
            group = { tail: createRing(room), hasError: false };
        },
        closeGroup: endGroup,
        /**
         * Ends the step and chooses what is shown.
         *
         * @param redact hides secrets in the whole lines, before any of them is cut
         */
        finish(redact) {
            if (group !== undefined)
                group.hasError = true;
            endGroup();
            endWindow();
            const windows = [...(bestWindow === undefined ? [] : [bestWindow]), ...strong.list(), ...weak.list()];
            const shortlist = {
                total,
                command,
                exit,
                best,
                windows,
                tail: [...tail.list(), ...doubtful],
            };
            const chosen = chooseLines(shortlist, limits.maxLines);
            const told = best === undefined ? [] : [best, ...details];
            const all = [...chosen, ...told];
            const texts = redact(all.map(({ text }) => text)).map((text, at) => trimTail(text, all[at]?.isCut ?? false));
            const lines = renderLines(chosen.map((candidate, at) => ({
                ...candidate,
                text: showLine(texts[at] ?? '', limits.maxLineLength),
            })), total, limits.maxLines);
            const firstError = nameFirstError(texts.slice(chosen.length));
            return {
                lines,
                totalLines: total,
                isCut: lines.some(({ tone }) => tone === 'gap'),
                ...(firstError === '' ? {} : { firstError }),
            };
        },
    };
}
function nameFirstError([error = '', ...more]) {
    const added = more.length === 0 ? '' : ` (${more.map((text) => text.trim().replace(/\s+/g, ' ')).join(', ')})`;
    return (0,notice_text/* cleanText */.X)(nameError(error) + added, { maxLength: firstErrorLength });
}
function trimTail(text, isCut) {
    return isCut ? `${text.slice(0, -unsafeTail)}…` : text;
}
/** One line of plain text: no control or bidirectional-override characters, tabs as two spaces. */
function showLine(text, maxLength) {
    const line = (0,notice_text/* cleanText */.X)(text, { multiline: true }).replaceAll('\n', ' ').replaceAll('\t', '  ').trimEnd();
    return (0,notice_text/* cleanText */.X)(line, { multiline: true, maxLength });
}

;// CONCATENATED MODULE: ./src/notice/joblog.ts
const stamp = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z ?/y;
const byteOrderMark = 0xfeff;
const secondLength = '2026-11-23T20:00:01'.length;
const markerPattern = /^##\[([a-z]{1,16})\]/;
const markers = {
    error: 'error',
    warning: 'warning',
    notice: 'notice',
    command: 'command',
};
const boundaries = /^(?:Post job cleanup\.|Cleaning up orphan processes|Evaluate and set job outputs|Complete job name: .*)$/;
/**
 * Understands the text of a job log as the runner writes it: a time stamp before each line, markers for groups and
 * levels, and before each step a group that holds its script, shell and environment (actions/runner, ScriptHandler).
 * That group is reported as one command; `##[debug]` lines are dropped.
 *
 * @param reader told what is found
 * @param filter applied to each line, after its stamp, before it is understood
 * @returns `line` for each line of the log in order, free of escape sequences, and `end` after the last
 */
function createJobLogParser(reader, filter) {
    let second = '';
    let header;
    function endHeader() {
        if (header === undefined)
            return;
        const { title, isScript, scriptLines } = header;
        reader.command(title, isScript, scriptLines, header.second);
        header = undefined;
    }
    /** @returns true when the line was part of the header */
    function readHeader(begun, text) {
        if (!begun.isConfirmed && text.trim() !== '') {
            const isHeader = text.trim() === begun.title || /^\s*(?:shell|with|env|uses):/.test(text);
            if (!isHeader) {
                header = undefined;
                reader.openGroup(`Run ${begun.title}`, begun.second);
                return false;
            }
            begun.isConfirmed = true;
            begun.isScript = text.trim() === begun.title;
        }
        if (text.startsWith('shell: ')) {
            begun.isScript = true;
            begun.isPastScript = true;
        }
        else if (!begun.isPastScript && text.trim() !== '')
            begun.scriptLines++;
        return true;
    }
    function readMarked(name, text, isCut) {
        if (name === 'debug')
            return;
        endHeader();
        if (name === 'endgroup')
            reader.closeGroup(second);
        else if (name !== 'group')
            reader.line(text, markers[name], isCut, second);
        else if (text.startsWith('Run ')) {
            const title = text.slice(4).trim();
            header = { title, second, scriptLines: 0, isConfirmed: false, isScript: false, isPastScript: false };
        }
        else
            reader.openGroup(text, second);
    }
    return {
        line(raw, isCut) {
            const begin = raw.charCodeAt(0) === byteOrderMark ? 1 : 0;
            stamp.lastIndex = begin;
            const isStamped = stamp.test(raw);
            if (isStamped)
                second = raw.slice(begin, begin + secondLength);
            const text = filter(raw.slice(isStamped ? stamp.lastIndex : begin));
            const marked = text.startsWith('##[') ? markerPattern.exec(text) : null;
            if (marked !== null)
                readMarked(marked[1] ?? '', text.slice(marked[0].length), isCut);
            else if (header !== undefined && readHeader(header, text))
                return;
            else if (text.startsWith('[command]'))
                reader.line(text.slice(9), 'command', isCut, second);
            else if (boundaries.test(text))
                reader.boundary(second);
            else
                reader.line(text, undefined, isCut, second);
        },
        end: endHeader,
    };
}

// EXTERNAL MODULE: ./src/notice/redact.ts + 1 modules
var redact = __webpack_require__(3544);
;// CONCATENATED MODULE: ./src/notice/terminal.ts
/**
 * What a terminal would show of a stream of output: escape sequences gone, lines that a carriage return has
 * overwritten reduced to their last state. Memory is bounded by {@link lineLimit} whatever the input is.
 */
/** Longest line that is kept, in UTF-16 code units: far more than is ever shown, so that a secret is seen whole. */
const lineLimit = 16_384;
/** The stamp that the runner puts before each line; an overwritten line keeps it. */
const terminal_stamp = /^\uFEFF?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z ?/;
/** Line feed, carriage return, ESC and the 8-bit forms of DCS, SOS, CSI, OSC, PM and APC (ECMA-48, 8.3). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const special = /[\n\r\u001B\u0090\u0098\u009B\u009D-\u009F]/g;
/** Parameter and intermediate bytes of a control sequence. */
const parameters = /[\u0020-\u003F]*/y;
/** What can end a control string: BEL, ST, ESC (of `ESC \`); a line feed ends an unterminated one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const stringEnd = /[\u0007\u001B\u009C\n]/g;
/**
 * Turns pieces of terminal output into lines, in linear time. A sequence that never ends hides no more than its
 * own line.
 *
 * @param onLine called for each line, with its text without line end, at most {@link lineLimit} long; `isCut` tells
 *               that the line was longer
 */
function createLineWriter(onLine) {
    let line = '';
    let isCut = false;
    let isBegun = false;
    let isReturned = false;
    let mode = 'text';
    function append(piece) {
        if (isReturned) {
            line = terminal_stamp.exec(line)?.[0] ?? '';
            isCut = false;
            isReturned = false;
        }
        const room = lineLimit - line.length;
        if (piece.length > room)
            isCut = true;
        line += piece.length > room ? piece.slice(0, room) : piece;
    }
    function endLine() {
        onLine(line, isCut);
        line = '';
        isCut = false;
        isBegun = false;
        isReturned = false;
    }
    function readText(text, from) {
        special.lastIndex = from;
        const at = special.test(text) ? special.lastIndex - 1 : text.length;
        if (at > from)
            append(text.slice(from, at));
        if (at === text.length)
            return at;
        const control = text.charAt(at);
        if (control === '\n')
            endLine();
        else if (control === '\r')
            isReturned = true;
        else if (control === '\u001B')
            mode = 'escape';
        else
            mode = control === '\u009B' ? 'sequence' : 'string';
        return at + 1;
    }
    function readEscape(text, from) {
        const code = text.charCodeAt(from);
        if (code === 0x5b)
            mode = 'sequence';
        else if ('PX]^_'.includes(text.charAt(from)))
            mode = 'string';
        else if (code === 0x1b || (code >= 0x20 && code <= 0x2f))
            mode = 'escape';
        else {
            mode = 'text';
            return code >= 0x30 && code <= 0x7e ? from + 1 : from;
        }
        return from + 1;
    }
    function readSequence(text, from) {
        parameters.lastIndex = from;
        parameters.test(text);
        const at = parameters.lastIndex;
        if (at === text.length)
            return at;
        mode = 'text';
        const code = text.charCodeAt(at);
        return code >= 0x40 && code <= 0x7e ? at + 1 : at;
    }
    function readString(text, from) {
        stringEnd.lastIndex = from;
        const at = stringEnd.test(text) ? stringEnd.lastIndex - 1 : text.length;
        if (at === text.length)
            return at;
        const control = text.charAt(at);
        mode = control === '\u001B' ? 'string-escape' : 'text';
        return control === '\n' ? at : at + 1;
    }
    function readStringEscape(text, from) {
        const isTerminator = text.charAt(from) === '\\';
        mode = isTerminator ? 'text' : 'escape';
        return isTerminator ? from + 1 : from;
    }
    const readers = {
        text: readText,
        escape: readEscape,
        sequence: readSequence,
        string: readString,
        'string-escape': readStringEscape,
    };
    return {
        write(text) {
            let at = 0;
            while (at < text.length) {
                isBegun = true;
                at = readers[mode](text, at);
            }
        },
        end() {
            if (isBegun)
                endLine();
        },
    };
}

;// CONCATENATED MODULE: ./src/github/log.ts




/** Decoded pieces are at most this long, so that a kept line holds no more than its piece in memory. */
const pieceBytes = 65_536;
/** The jobs API cuts times to the second, and the first line may be stamped a moment before the step's start. */
const slackMs = 1_000;
/**
 * Reads a job's log and takes out what tells why a step failed.
 *
 * Memory is bounded whatever the log is; time grows with its length. Reading stops where the step ends. Without
 * times, or when no line falls into them, the step of the last `##[error]` is taken.
 *
 * @param stream  the plain text of GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs; its errors are passed on
 * @param options see {@link ExcerptOptions}
 */
async function excerptLog(stream, options = {}) {
    const { maxLines = 40, maxLineLength = 500, maxBytes = Number.POSITIVE_INFINITY } = options;
    const notes = [];
    const finder = createStepFinder({ maxLines, maxLineLength }, options.step);
    const parser = createJobLogParser(finder, (0,redact/* createKeyFilter */.ef)());
    const writer = createLineWriter(parser.line);
    const decoder = new TextDecoder('utf-8');
    let bytes = 0;
    let isCutOff = false;
    for await (const chunk of stream) {
        const allowed = chunk.subarray(0, maxBytes - bytes);
        bytes += allowed.length;
        for (let at = 0; at < allowed.length && !finder.isDone(); at += pieceBytes) {
            writer.write(decoder.decode(allowed.subarray(at, at + pieceBytes), { stream: true }));
        }
        if (finder.isDone())
            break;
        isCutOff = allowed.length < chunk.length;
        if (isCutOff) {
            notes.push(`Only the first ${maxBytes} bytes of the log were read.`);
            break;
        }
    }
    if (!finder.isDone()) {
        // A line that was cut off is left out: half a secret could stand at its end.
        if (!isCutOff) {
            writer.write(decoder.decode());
            writer.end();
        }
        parser.end();
    }
    const excerpt = finder.finish((texts) => {
        const redacted = (0,redact/* redactTexts */.SG)(texts, options.redact ?? []);
        notes.push(...redacted.notes);
        return redacted.texts;
    });
    return { ...excerpt, notes };
}
/** Bounds of the step in the notation of the log's stamps, which compare as text. */
function readTimes(step) {
    const read = (time) => (time === undefined ? Number.NaN : Date.parse(time));
    const format = (ms) => new Date(ms).toISOString().slice(0, 19);
    const start = read(step?.startedAt);
    const end = read(step?.completedAt);
    if (Number.isNaN(start))
        return undefined;
    return {
        from: format(start - slackMs),
        start: format(start),
        end: Number.isNaN(end) ? '9999' : format(end),
        to: Number.isNaN(end) ? '9999' : format(end + slackMs),
    };
}
/** Sorts the lines of a job into steps and keeps the one that is asked for. */
function createStepFinder(limits, step) {
    const times = readTimes(step);
    let current = createExcerpt(limits);
    /** The best step so far of those without a matching time: the last one with an error, else the last one. */
    let kept;
    let isMatched = false;
    let isNamed = false;
    let isDone = false;
    function isWanted(second) {
        if (isDone)
            return false;
        if (times === undefined)
            return true;
        if (second >= times.from && second <= times.to) {
            if (!isMatched)
                current = createExcerpt(limits);
            isMatched = true;
            return true;
        }
        isDone = isMatched && second > times.to;
        return !isMatched;
    }
    function beginStep() {
        if (!isMatched && !current.isEmpty() && (current.hasError() || !kept?.hasError()))
            kept = current;
        current = createExcerpt(limits);
    }
    /**
     * The lines of neighbouring steps share the first and the last second with this one. A step that begins in the
     * first second is this one, or comes before it; one that begins in the last second after an error comes after it.
     */
    function meetStep(second, isNamesake) {
        if (times === undefined || !isMatched)
            beginStep();
        else if (current.hasError() && second >= times.end && !isNamesake)
            isDone = true;
        else if (isNamesake || (second <= times.start && !isNamed))
            beginStep();
        isNamed ||= isNamesake;
    }
    return {
        command(title, isScript, scriptLines, second) {
            if (!isWanted(second))
                return;
            meetStep(second, isMatched && !isNamed && step?.name === `Run ${title}`);
            if (isDone)
                return;
            current.addCommand(isScript ? `$ ${title}${scriptLines > 1 ? ' …' : ''}` : `Run ${title}`);
        },
        boundary(second) {
            if (!isWanted(second))
                return;
            if (isMatched && times !== undefined && second > times.start && second >= times.end)
                isDone = true;
            else
                meetStep(second, false);
        },
        openGroup(title, second) {
            if (isWanted(second))
                current.openGroup(title);
        },
        closeGroup(second) {
            if (isWanted(second))
                current.closeGroup();
        },
        line(text, marker, isCut, second) {
            if (isWanted(second))
                current.addLine(text, marker, isCut);
        },
        isDone: () => isDone,
        finish(redact) {
            const isBetter = isMatched || kept === undefined || current.hasError() || !(kept.hasError() || current.isEmpty());
            return (isBetter || kept === undefined ? current : kept).finish(redact);
        },
    };
}

;// CONCATENATED MODULE: ./src/github/failures.ts




/** So many failed jobs are expanded. */
const MAX_EXPANDED = 3;
/**
 * Expands the failed jobs that tell most: log excerpt and annotations of each, all read at the same time.
 *
 * @param jobs  the notice's jobs
 * @param facts the same jobs as GitHub gave them, for the times of the steps
 */
async function expandFailures(api, jobs, facts, options) {
    const byId = new Map(facts.map((fact) => [fact.id, fact]));
    const expanded = await Promise.all(pickJobs(jobs.list).map((job) => expandJob(api, job, job.id === undefined ? undefined : byId.get(job.id), options)));
    return {
        failures: expanded.map((each) => each.failure),
        missing: mergeMissing(expanded.flatMap((each) => each.missing)),
        notes: [...new Set(expanded.flatMap((each) => each.notes))],
    };
}
/** New failures first, and one leg of each matrix before a second leg of any. */
function pickJobs(list) {
    const failed = list
        .filter((job) => job.failedSteps.length > 0 || ['failure', 'timed_out', 'startup_failure'].includes(job.conclusion))
        .filter((job) => !job.isAllowedToFail);
    const legsBefore = new Map();
    const ranked = failed.map((job) => {
        const leg = legsBefore.get(job.group) ?? 0;
        legsBefore.set(job.group, leg + 1);
        return { job, rank: [job.change === 'still-failing' ? 1 : 0, leg] };
    });
    return ranked
        .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
        .slice(0, MAX_EXPANDED)
        .map(({ job }) => job);
}
async function expandJob(api, job, fact, options) {
    const missing = [];
    const [log, annotations] = await Promise.all([
        readLog(api, job, fact, options, missing),
        readAnnotations(api, job, options, missing),
    ]);
    const step = job.failedSteps[0];
    const stated = annotations.find((annotation) => annotation.level === 'failure')?.message.split('\n')[0];
    return {
        failure: {
            job: job.name,
            ...(0,github_json/* known */.eO)({ step: step?.name }),
            url: step?.url ?? job.url ?? '',
            ...(0,github_json/* known */.eO)({
                durationMs: step?.durationMs ?? job.durationMs,
                firstError: log?.firstError ?? stated,
                log: log && { lines: log.lines, totalLines: log.totalLines, isCut: log.isCut },
            }),
            annotations,
            ...(job.change ? { isNew: job.change === 'new-failure' } : {}),
        },
        missing,
        notes: log?.notes ?? [],
    };
}
async function readLog(api, job, fact, { log }, missing) {
    if (!log || job.id === undefined)
        return undefined;
    if (fact?.isOwn) {
        missing.push({
            section: 'log',
            reason: 'The log of a running job is not available yet, and the job that failed is the one that sends this mail.',
            fix: 'send the mail from a last job with `needs` and `if: always()`',
        });
        return undefined;
    }
    const answer = await api.stream('log', { job_id: job.id });
    if (!answer.ok) {
        const gone = { section: 'log', reason: `GitHub has no log of ${job.name} (yet, or any more).` };
        missing.push(answer.failure.kind === 'not-found' ? gone : (0,failure/* missingOf */.oy)('log', answer.failure));
        return undefined;
    }
    const number = job.failedSteps[0]?.number;
    const step = fact?.steps.find((each) => each.number === number);
    try {
        const excerpt = await excerptLog(answer.data, { ...log, ...(step ? { step } : {}) });
        return excerpt.lines.length > 0 ? excerpt : undefined;
    }
    catch {
        missing.push({ section: 'log', reason: `The log of ${job.name} could not be read to its end in time.` });
        return undefined;
    }
}
async function readAnnotations(api, job, { sha, links }, missing) {
    if (job.id === undefined)
        return [];
    const answer = await listAnnotations(api, job.id, sha, links);
    if (answer.ok)
        return answer.data;
    missing.push((0,failure/* missingOf */.oy)('annotations', answer.failure));
    return [];
}
/** One entry per section and reason. */
function mergeMissing(missing) {
    return [...new Map(missing.map((each) => [`${each.section} ${each.reason}`, each])).values()];
}


/***/ })

};
