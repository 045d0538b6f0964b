export const id = 860;
export const ids = [860];
export const modules = {

/***/ 1860:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findReports: () => (/* binding */ findReports),
  readReports: () => (/* binding */ readReports)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./src/notification/clean-text.ts
var clean_text = __webpack_require__(4292);
// EXTERNAL MODULE: ./src/workspace/find.ts
var find = __webpack_require__(1150);
;// CONCATENATED MODULE: ./src/test-reports/case.ts
/** Names are cut to this many UTF-16 code units. */
const MAX_NAME = 200;
/** What a failure says is kept up to here; the message and the first frames are at its beginning. */
const MAX_CONTENT = 65_536;
/** Identifies a test across runs. */
function identifyTest(test) {
    return `${test.suite}\n${test.name}`;
}

;// CONCATENATED MODULE: ./src/test-reports/failure-text.ts

const MAX_MESSAGE = 300;
const MAX_LINES = 200;
const MAX_LINE = 500;
/** Colors, written as the escape character or, where a producer may not write it, as its name (pytest). */
const COLOR = /(?:\p{Cc}|&?#(?:x1B|27);?|\uFFFD)\[[0-9;]{0,20}m/giu;
/** Messages that only repeat that the test failed (gotestsum, some loggers). */
const EMPTY_WORDS = /^(?:(?:test )?fail(?:ed|ure)?|error)[.:!]?$/i;
/** Lines before the message in the outputs of Go, testify and Python. */
const PREAMBLE = /^(?:=== (?:RUN|PAUSE|CONT|NAME|FAIL)\b|\s*--- FAIL:|Traceback \(most recent call last\)|\s*File "|\s+at\s|\s*Error Trace:)/;
/** `calc_test.go:12:` of Go's testing package, and the label of testify and JavaScript. */
const LABEL = /^\s*(?:[\w./-]+\.go:\d+:)?\s*(?:Error:\s+)?/;
/** Source files by their extension, so that `localhost:8080` or `10:30` is none. */
const EXTENSIONS = '[cm]?[jt]sx?|py|java|kts?|scala|groovy|go|rs|rb|php|[cf]s|vb|c|cc|cpp|cxx|h|hpp|swift|mm?|dart|exs?|erl|cljs?|lua|p[lm]|sh|vue|svelte';
const PYTHON = /^\s*File "([^"]+)", line (\d+)/;
const DOTNET = /:line (\d+)\s*$/;
/** Begins only where no path can go on, so that a hostile line costs linear time. */
const COLONS = new RegExp(`(?<![^\\s("'])((?:file://)?(?:[A-Za-z]:)?[^\\s:()"']+\\.(?:${EXTENSIONS})):(\\d{1,7})(?!\\d)`);
/** Frames of libraries and of the test runner itself. */
const FOREIGN = /node_modules|node:internal|(?:site|dist)-packages|\bjava\.base\/|\borg\.junit\b|\/vendor\/|\bunittest\/|\/go\/src\/(?:testing|runtime)\//;
/**
 * Takes the first telling line and the place in the sources out of what a report says about a failed test.
 *
 * @param given   the report's own message, or empty
 * @param content the report's details: output, trace, assertion
 * @param home    file or class of the test; a frame that names it is preferred
 * @param name    of the test; PHPUnit begins with a line that repeats it
 */
function readFailure(given, content, home = '', name = '') {
    const lines = content
        .slice(0, MAX_LINES * MAX_LINE)
        .split(/\r?\n/, MAX_LINES)
        .map((line) => line.slice(0, MAX_LINE).replace(COLOR, ''))
        .filter((line) => name === '' || !line.endsWith(`::${name}`));
    const message = firstTelling(given.replace(COLOR, '').split(/\r?\n/, MAX_LINES)) ?? firstTelling(lines);
    return { message, ...locate(lines, home) };
}
/** Words of a line that tells why a test failed, among all that it printed. */
const TELLING = /\b(?:error|exception|assert\w*|fail(?:ed|ure|s)?|expected|panic|fatal|abort\w*|timed? ?out)\b/i;
/**
 * Finds the reason of a failure in what the test printed, for reports that give no other: the last line that names a
 * failure, else the last line.
 *
 * @param output the end of the output
 * @param home   file or class of the test; a frame that names it is preferred
 */
function readOutput(output, home = '') {
    const lines = output
        .slice(-MAX_LINES * MAX_LINE)
        .split(/\r?\n/)
        .slice(-MAX_LINES)
        .map((line) => line.slice(0, MAX_LINE).replace(COLOR, ''));
    const telling = lines.filter((line) => TELLING.test(line)).toReversed();
    const message = firstTelling(telling) ?? firstTelling(lines.toReversed());
    return message === undefined ? {} : { message, ...locate(lines, home) };
}
function firstTelling(lines) {
    for (const line of lines) {
        if (PREAMBLE.test(line))
            continue;
        const text = (0,clean_text/* cleanText */.X)(line.slice(0, MAX_LINE * 2).replace(LABEL, ''), { maxLength: MAX_MESSAGE });
        if (text !== '' && !EMPTY_WORDS.test(text))
            return text;
    }
    return undefined;
}
function locate(lines, home) {
    const name = home.split(/[\\/]/).at(-1) ?? '';
    let first;
    for (const text of lines) {
        if (FOREIGN.test(text))
            continue;
        const [, file, line] = PYTHON.exec(text) ?? matchDotnet(text) ?? COLONS.exec(text) ?? [];
        if (file === undefined)
            continue;
        const place = {
            file: (0,clean_text/* cleanText */.X)(file.replace(/^file:\/\//, ''), { maxLength: MAX_MESSAGE }),
            line: Number(line),
        };
        if (name !== '' && text.includes(name))
            return place;
        first ??= place;
    }
    return first ?? {};
}
/** `   at A.B() in /src/A.cs:line 4`, in the shape of a match. */
function matchDotnet(text) {
    const end = DOTNET.exec(text);
    const start = text.indexOf(' in ');
    const line = end?.[1];
    if (!end || line === undefined || start < 0 || start + 4 >= end.index)
        return undefined;
    return [text, text.slice(start + 4, end.index), line];
}

;// CONCATENATED MODULE: ./src/test-reports/retries.ts

/** Failures of one suite that are held back at most; further ones count at once. */
const MAX_HELD = 10_000;
/**
 * Joins the results of a test that was run again: Gradle's test-retry and others write one `testcase` for each run, all
 * of one name and in the order of the runs. A test that failed and then passed is flaky; one that failed twice, or in
 * its call and in its clean-up (pytest), has failed once. A test that passed before it failed has failed.
 *
 * @param sink gets passed and skipped tests at once, failed ones at {@link flush}
 * @returns `add` takes the results of one suite, `flush` ends that suite: names are unique within a suite only
 */
function joinRetries(sink) {
    const held = new Map();
    return {
        add(result) {
            const id = identifyTest(result);
            const before = held.get(id);
            if (result.outcome === 'failed') {
                if (before === undefined && held.size >= MAX_HELD)
                    sink.add(result);
                else
                    held.set(id, before ?? result);
            }
            else if (before !== undefined && result.outcome === 'passed') {
                held.delete(id);
                sink.add({ ...before, outcome: 'passed', isFlaky: true, durationMs: result.durationMs });
            }
            else {
                sink.add(result);
            }
        },
        flush() {
            for (const result of held.values())
                sink.add(result);
            held.clear();
        },
    };
}

;// CONCATENATED MODULE: ./src/test-reports/junit.ts




/** Words of GoogleTest, NUnit's and other producers for a test that did not run. */
const NOT_RUN = /^(?:notrun|not_run|skipped|disabled|suppressed|ignored|pending)$/i;
/** Words for a test that failed, in `status` or `result`. */
const FAILED = /^(?:fail|failed|failure|error|errored|broken|timeout|timedout)$/i;
/** What a test, or a whole suite, has printed: never a result, though it may look like a report itself. */
const OUTPUT = /^system-(?:out|err)$/;
/**
 * Reads JUnit XML, in the dialects of Jest, Vitest, pytest, Surefire, Gradle, gotestsum, PHPUnit, mocha, the .NET
 * loggers, CTest and GoogleTest. There is no standard; what they share is `testcase` in nested `testsuite` elements with
 * `failure`, `error` and `skipped`. Surefire's `rerunFailure` stands beside a failure and adds nothing, its
 * `flakyFailure` stands alone: the test passed in the end. Others repeat the whole test, see {@link joinRetries}.
 *
 * Source: Maven Surefire's surefire-test-report.xsd; the output of the producers named.
 */
function createJUnitReader(sink) {
    const results = joinRetries(sink);
    const suites = [{ name: '', file: '' }];
    let current;
    /** Elements open inside the test: only its own children say how it ended. */
    let inner = 0;
    let isInFailure = false;
    let isInOutput = false;
    /** Elements open inside the output of a suite, itself included. */
    let silent = 0;
    function openCase(attributes, suite) {
        const words = [attributes['status'] ?? '', attributes['result'] ?? ''];
        const hasFailed = words.some((word) => FAILED.test(word));
        const outcome = hasFailed ? 'failed' : words.some((word) => NOT_RUN.test(word)) ? 'skipped' : 'passed';
        const text = { message: '', type: '', content: '', output: '' };
        return { attributes, suite, outcome, isFlaky: false, hasDetail: false, ...text };
    }
    function openDetail(test, name, attributes) {
        if (name === 'failure' || name === 'error') {
            if (test.hasDetail)
                return;
            test.hasDetail = true;
            test.outcome = 'failed';
            test.message = attributes['message'] ?? '';
            test.type = attributes['type'] ?? '';
            isInFailure = true;
        }
        else if (name === 'skipped' && test.outcome === 'passed') {
            test.outcome = 'skipped';
        }
        else if (name === 'flakyFailure' || name === 'flakyError') {
            test.isFlaky = true;
            test.message ||= attributes['message'] ?? '';
        }
        else if (OUTPUT.test(name)) {
            isInOutput = true;
        }
    }
    return {
        open(name, attributes) {
            const suite = suites.at(-1) ?? { name: '', file: '' };
            if (current) {
                inner += 1;
                if (inner === 1)
                    openDetail(current, name, attributes);
            }
            else if (silent > 0 || OUTPUT.test(name)) {
                silent += 1;
            }
            else if (name === 'testsuite') {
                const file = attributes['file'] ?? attributes['filepath'] ?? suite.file;
                suites.push({ name: attributes['name'] || suite.name, file });
            }
            else if (name === 'testcase') {
                current = openCase(attributes, suite);
            }
            else if ((name === 'failure' || name === 'error') && suites.length > 1) {
                current = openCase({ name: '(suite)' }, suite);
                openDetail(current, name, attributes);
            }
        },
        text(piece) {
            if (!current)
                return;
            if (isInFailure && current.content.length < MAX_CONTENT)
                current.content += piece.slice(0, MAX_CONTENT);
            if (isInOutput) {
                current.output += piece;
                if (current.output.length > 2 * MAX_CONTENT)
                    current.output = current.output.slice(-MAX_CONTENT);
            }
        },
        close(name) {
            if (!current) {
                if (silent > 0)
                    silent -= 1;
                else if (name === 'testsuite' && suites.length > 1) {
                    suites.pop();
                    results.flush();
                }
                return;
            }
            if (inner <= 1)
                isInFailure = isInOutput = false;
            if (inner > 0) {
                inner -= 1;
                return;
            }
            results.add(closeCase(current));
            current = undefined;
        },
        end() {
            // Of a test that the report breaks off in, only a failure is certain.
            if (current?.outcome === 'failed')
                results.add(closeCase(current));
            current = undefined;
            results.flush();
        },
    };
}
function closeCase(test) {
    const { attributes, suite, outcome, isFlaky } = test;
    const name = attributes['name'] ?? '';
    const className = attributes['classname'] ?? attributes['class'] ?? '';
    // jest-junit puts the same full title into both by default.
    const owner = className === '' || className === name ? suite.name : className;
    const durationMs = readSeconds(attributes['time'] ?? attributes['duration']);
    const result = {
        suite: (0,clean_text/* cleanText */.X)(owner, { maxLength: MAX_NAME }),
        name: (0,clean_text/* cleanText */.X)(name, { maxLength: MAX_NAME }) || '(no name)',
        outcome,
        isFlaky: isFlaky && outcome === 'passed',
        durationMs,
    };
    if (result.isFlaky)
        return { ...result, message: readFailure(test.message, '').message };
    if (outcome !== 'failed')
        return result;
    const given = attributes['file'] || suite.file || (isSourcePath(className) ? className : '');
    const home = given || simpleName(className);
    const { message, ...found } = readFailure(test.message, test.content, home, name);
    const printed = message === undefined ? readOutput(test.output, home) : {};
    const said = message ?? printed.message ?? readFailure(test.type, '').message;
    return {
        ...result,
        ...(said !== undefined && { message: said }),
        ...placeOf(attributes, suite, given, found.file === undefined ? printed : found),
    };
}
/** The file that the report names wins; a line is only taken from a frame in that same file. */
function placeOf(attributes, suite, given, found) {
    if (given === '')
        return found;
    const file = (0,clean_text/* cleanText */.X)(given, { maxLength: 300 });
    const told = readLine(attributes['line'] ?? attributes['lineno'], suite);
    if (told !== undefined)
        return { file, line: told };
    const isSame = found.file !== undefined && baseName(found.file) === baseName(file);
    return { file, ...(isSame && found.line !== undefined && { line: found.line }) };
}
/** pytest's old family counts lines from 0. */
function readLine(text, suite) {
    if (text === undefined || !/^\d{1,7}$/.test(text))
        return undefined;
    return Number(text) + (suite.name === 'pytest' ? 1 : 0);
}
/**
 * Seconds as producers write them, `1,234.567` (Surefire) and `0,5` (a locale with a decimal comma) included.
 *
 * @returns milliseconds; undefined for anything that is no number
 */
function readSeconds(text) {
    if (text === undefined)
        return undefined;
    const plain = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(text)
        ? text.replaceAll(',', '')
        : text.replace(/^(\d+),(\d+)$/, '$1.$2');
    return /^\d+(?:\.\d*)?(?:e[+-]?\d+)?$|^\.\d+$/i.test(plain) ? Number(plain) * 1000 : undefined;
}
function isSourcePath(text) {
    return /[\\/]/.test(text) ? /\.\w{1,6}$/.test(text) : /\.(?:[cm]?[jt]sx?|py|rb|php)$/.test(text);
}
/** `CalcTest` of `com.contoso.CalcTest` or `com.contoso.CalcTest$Nested`: the name that its file has. */
function simpleName(className) {
    return className.split('.').at(-1)?.split('$')[0] ?? '';
}
function baseName(path) {
    return path.split(/[\\/]/).at(-1) ?? '';
}

;// CONCATENATED MODULE: ./src/test-reports/trx.ts



const PASSED = /^(?:passed|completed|passedbutrunaborted|warning)$/i;
const SKIPPED = /^(?:notexecuted|inconclusive|pending|inprogress)$/i;
/**
 * Reads TRX, the report of `dotnet test --logger trx` and Visual Studio. Of a data-driven test only the rows count.
 * An outcome that is missing or not known counts as failed: a failure must not hide behind a word.
 *
 * Source: Visual Studio's vstst.xsd and the TRX logger of microsoft/vstest.
 */
function createTrxReader(sink) {
    const path = [];
    const results = [];
    const failed = [];
    const classes = new Map();
    let definition = '';
    let runInfo;
    function close(open) {
        const parent = results.at(-1);
        if (parent)
            parent.hasRows = true;
        if (open.hasRows)
            return;
        const result = closeResult(open);
        if (result.outcome === 'failed')
            failed.push({ testId: open.attributes['testId'] ?? '', result });
        else
            sink.add(result);
    }
    return {
        open(name, attributes) {
            path.push(name);
            if (name === 'UnitTestResult') {
                results.push({ attributes, message: '', trace: '', hasRows: false });
            }
            else if (name === 'UnitTest') {
                definition = attributes['id'] ?? '';
            }
            else if (name === 'TestMethod' && definition !== '') {
                classes.set(definition, attributes['className'] ?? '');
            }
            else if (name === 'RunInfo' && /^(?:error|failed)$/i.test(attributes['outcome'] ?? '')) {
                runInfo = '';
            }
        },
        text(piece) {
            const name = path.at(-1);
            const open = results.at(-1);
            if (runInfo !== undefined && name === 'Text')
                runInfo += piece.slice(0, MAX_CONTENT - runInfo.length);
            if (!open || path.at(-2) !== 'ErrorInfo')
                return;
            if (name === 'Message')
                open.message += piece.slice(0, MAX_CONTENT - open.message.length);
            else if (name === 'StackTrace')
                open.trace += piece.slice(0, MAX_CONTENT - open.trace.length);
        },
        close(name) {
            path.pop();
            if (name === 'UnitTestResult') {
                const open = results.pop();
                if (open)
                    close(open);
            }
            else if (name === 'UnitTest') {
                definition = '';
            }
            else if (name === 'RunInfo' && runInfo !== undefined) {
                const said = readFailure(runInfo, '').message;
                if (said !== undefined)
                    sink.warn(`tells of an error of the run itself: ${said}`);
                runInfo = undefined;
            }
        },
        end() {
            for (const { testId, result } of failed)
                sink.add(nameSuite(result, classes.get(testId)));
        },
    };
}
function closeResult({ attributes, message, trace }) {
    const outcome = attributes['outcome'] ?? '';
    const durationMs = readClock(attributes['duration']);
    const result = {
        suite: '',
        name: (0,clean_text/* cleanText */.X)(attributes['testName'] ?? '', { maxLength: MAX_NAME }) || '(no name)',
        outcome: PASSED.test(outcome) ? 'passed' : SKIPPED.test(outcome) ? 'skipped' : 'failed',
        isFlaky: false,
        durationMs,
    };
    if (result.outcome !== 'failed')
        return result;
    const said = readFailure(message, trace);
    return { ...result, ...said, ...(said.message === undefined && { message: sayOutcome(outcome) }) };
}
/** `Timeout` and `Aborted` come without a message. */
function sayOutcome(outcome) {
    return outcome === '' ? 'No outcome was recorded' : (0,clean_text/* cleanText */.X)(outcome, { maxLength: MAX_NAME });
}
/** xUnit and NUnit give the full name of the method, which repeats the class. */
function nameSuite(result, className) {
    if (className === undefined || className === '')
        return result;
    const suite = (0,clean_text/* cleanText */.X)(className.split(',')[0] ?? '', { maxLength: MAX_NAME });
    const name = result.name.startsWith(`${suite}.`) ? result.name.slice(suite.length + 1) : result.name;
    return { ...result, suite, name };
}
/** `00:01:02.5000000`, a .NET TimeSpan with or without days, as milliseconds. */
function readClock(text) {
    const [, days = '0', hours, minutes, seconds] = /^(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2}(?:\.\d+)?)$/.exec(text ?? '') ?? [];
    if (hours === undefined)
        return undefined;
    return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

// EXTERNAL MODULE: ./node_modules/sax/lib/sax.js
var sax = __webpack_require__(2560);
var sax_default = /*#__PURE__*/__webpack_require__.n(sax);
// EXTERNAL MODULE: ./src/redaction/scrubber.ts
var scrubber = __webpack_require__(3973);
;// CONCATENATED MODULE: ./src/test-reports/xml.ts


/** A document that is no XML, or no XML that can be read safely; the message says why and where. */
class XmlProblem extends Error {
    name = 'XmlProblem';
}
/** Deeper than any test report; the bombs that overflow a stack are deeper by orders of magnitude. */
const MAX_DEPTH = 100;
/** The longest name, attribute or comment, in UTF-16 code units. Text is passed on in pieces and needs no limit. */
const MAX_TOKEN = 1_000_000;
/** Text is handed over in pieces of this length, so that the limits are checked in between. */
const PIECE = 65_536;
/**
 * Reads XML of strangers as it comes in. Refused are document types, and with them all entities but the five of XML
 * itself (no expansion, nothing external), elements nested over 100 deep, tokens over a million characters, and
 * anything that is not well-formed. One fault is borne, because producers make it: a reference to an unknown entity or
 * to a character that XML forbids, such as the escape character of colors, stays the text that it is.
 *
 * @param choose the reader for a root element; undefined refuses the document
 * @param scrub  takes hidden values out of a text or an attribute, once it is whole
 * @throws XmlProblem from all three functions; what was read before it has been handed over
 */
function createXmlReader(choose, scrub = (text) => text) {
    const parser = sax_default().parser(true, { strictEntities: true });
    (sax_default()).MAX_BUFFER_LENGTH = MAX_TOKEN;
    let reader;
    let depth = 0;
    let isEnding = false;
    const refuse = (why) => {
        throw new XmlProblem(`${why} (line ${parser.line + 1})`);
    };
    parser.onerror = (error) => {
        if (!isEnding && isInReference(parser))
            parser.resume();
        else
            refuse(`is not well-formed XML: ${error.message.split('\n', 1)[0]}`);
    };
    parser.ondoctype = () => refuse('has a document type declaration, which a test report does not need');
    parser.onopentag = ({ name, attributes }) => {
        if (++depth > MAX_DEPTH)
            refuse(`has elements nested more than ${MAX_DEPTH} deep`);
        const local = localName(name);
        if (depth === 1) {
            reader = choose(local);
            if (!reader)
                refuse(`is neither JUnit XML nor TRX: its root element is <${local.slice(0, 40)}>`);
        }
        reader?.open(local, (0,scrubber/* mapTexts */.zO)(attributes, scrub));
    };
    parser.ontext = (piece) => reader?.text(scrub(piece));
    parser.oncdata = (piece) => reader?.text(scrub(piece));
    parser.onclosetag = (name) => {
        depth -= 1;
        reader?.close(localName(name));
    };
    function guard(work) {
        try {
            work();
        }
        catch (error) {
            reader?.end();
            throw error;
        }
    }
    return {
        write(text) {
            guard(() => {
                for (let at = 0; at < text.length; at += PIECE)
                    parser.write(text.slice(at, at + PIECE));
            });
        },
        end() {
            guard(() => {
                isEnding = true;
                parser.close();
                if (!reader)
                    refuse('is empty');
            });
            reader?.end();
        },
        stop(why) {
            reader?.end();
            return refuse(why);
        },
    };
}
/** True while the parser is in `&…;`, where the only errors are about the reference itself. */
function isInReference(parser) {
    const { STATE } = (sax_default());
    const { state } = parser;
    return state === STATE['TEXT_ENTITY'] || state === STATE['ATTRIB_VALUE_ENTITY_Q'];
}
function localName(name) {
    return name.slice(name.indexOf(':') + 1);
}

;// CONCATENATED MODULE: ./src/test-reports/tally.ts




/** So many failures are kept to choose from, so that a report of millions stays small in memory. */
const MAX_KEPT = 10_000;
/** Failed tests that are listed; the rest is counted in `more`. */
const MAX_LISTED = 100;
/** Flaky and repaired tests are named up to here; the rest is only counted. */
const MAX_NAMED = 20;
/**
 * Counts tests over any number of reports.
 *
 * @returns `open` begins a report of an artifact and gives its reader (see {@link createXmlReader}), `finish` gives the whole
 */
function createTally(options) {
    const { earlier, root, scrub } = options;
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const changes = { new: 0, known: 0 };
    const failures = [];
    const failed = new Map();
    const flakyTests = [];
    /** Of those that failed before. */
    const passedNow = new Map();
    const failedAgain = new Set();
    let flaky = 0;
    let files = 0;
    let durationMs;
    function add(artifact, { outcome, isFlaky, ...test }) {
        counts[outcome] += 1;
        if (test.durationMs !== undefined)
            durationMs = (durationMs ?? 0) + test.durationMs;
        const id = `${artifact}\n${identifyTest(test)}`;
        const errorsBefore = earlier?.failed.get(id);
        if (isFlaky) {
            flaky += 1;
            if (flakyTests.length < MAX_NAMED)
                flakyTests.push(listed(test));
        }
        else if (outcome === 'passed' && errorsBefore) {
            passedNow.set(id, listed(test));
        }
        if (outcome !== 'failed')
            return;
        const error = signError(test.message);
        const change = earlier?.artifacts.has(artifact)
            ? { isNew: !errorsBefore, hasNewError: errorsBefore?.has(error) === false }
            : undefined;
        if (errorsBefore)
            failedAgain.add(id);
        if (change)
            changes[change.isNew ? 'new' : 'known'] += 1;
        if (failures.length === MAX_KEPT)
            return;
        failures.push({ ...listed(test), ...change });
        const errors = failed.get(id);
        if (errors)
            errors.add(error);
        else
            failed.set(id, new Set([error]));
    }
    function listed(test) {
        return {
            ...test,
            ...(test.durationMs !== undefined && { durationMs: Math.round(test.durationMs) }),
            ...(test.file !== undefined && { file: relatePath(test.file, root) }),
        };
    }
    return {
        open(warn, artifact = '') {
            files += 1;
            const sink = { add: (result) => add(artifact, result), warn };
            return createXmlReader((name) => {
                if (name === 'testsuites' || name === 'testsuite')
                    return createJUnitReader(sink);
                return name === 'TestRun' ? createTrxReader(sink) : undefined;
            }, scrub);
        },
        finish() {
            const shown = failures.toSorted((a, b) => rank(b) - rank(a)).slice(0, MAX_LISTED);
            // A test that several reports tell of passes where it passes in all of them.
            const repaired = [...passedNow].flatMap(([id, test]) => (failedAgain.has(id) ? [] : [test]));
            const isFlaky = earlier?.isSameRun === true;
            const allFlaky = isFlaky ? [...flakyTests, ...repaired] : flakyTests;
            return {
                tests: {
                    total: counts.passed + counts.failed + counts.skipped,
                    ...counts,
                    flaky: flaky + (isFlaky ? repaired.length : 0),
                    ...(durationMs !== undefined && { durationMs: Math.round(durationMs) }),
                    failures: shown,
                    more: counts.failed - shown.length,
                    flakyTests: allFlaky.slice(0, MAX_NAMED),
                    ...(earlier && {
                        newFailures: changes.new,
                        knownFailures: changes.known,
                        repaired: isFlaky ? 0 : repaired.length,
                        repairedTests: isFlaky ? [] : repaired.slice(0, MAX_NAMED),
                    }),
                    files,
                },
                failed,
                isCut: counts.failed > MAX_KEPT,
            };
        },
    };
}
/** What stands first where not all failures can be listed. */
function rank({ isNew = false, hasNewError = false }) {
    return isNew ? 2 : hasNewError ? 1 : 0;
}
/** An error without what differs from run to run: only its first line, and numbers, addresses and ids as one sign. */
function signError(message = '') {
    const [line = ''] = message.split('\n', 1);
    return line.replace(/[\da-f]{7,}|\d+/gi, '#');
}
/** A path as the repository knows it: parted by `/`, without the folder that the build ran in. */
function relatePath(file, root) {
    const path = file.replaceAll('\\', '/');
    const folder = `${root?.replaceAll('\\', '/').replace(/(?<!\/)\/+$/, '')}/`;
    return root !== undefined && path.startsWith(folder)
        ? path.slice(folder.length)
        : path.replace(/^\.\//, '');
}

;// CONCATENATED MODULE: ./src/test-reports/read.ts







/** Bytes of one report, and of all of them, at most. */
const MAX_FILE_BYTES = 64_000_000;
const MAX_BYTES = 256_000_000;
/**
 * Finds the test reports that lie on the disk.
 *
 * @param patterns one a line as given; see {@link findFiles}
 * @throws ActionError kind `input` for a path that must not be read
 */
async function findReports(patterns, folders, signal) {
    const found = { files: [], warnings: [], unmatched: [] };
    const seen = new Set();
    for (const matches of await (0,find/* findFiles */.lY)('test-reports', patterns, folders, signal)) {
        found.warnings.push(...matches.warnings);
        if (matches.files.length === 0) {
            found.unmatched.push(`No test report matches ${JSON.stringify(matches.pattern)}. ${matches.hint}`.trim());
        }
        for (const { path, real, size } of matches.files.filter((file) => !seen.has(file.real))) {
            seen.add(real);
            // A file that grows meanwhile is read no further than was looked at.
            const open = () => (0,external_node_fs_.createReadStream)(real, { end: Math.max(0, size - 1) });
            found.files.push({ path: (0,find/* show */.WU)(path, folders), size, open });
        }
    }
    return found;
}
/**
 * Reads test reports, JUnit XML and TRX. A report that is broken, hostile or too large never ends the run: it costs a
 * warning that names it, and what was read of it counts.
 *
 * @returns `artifacts` are those whose reports were all read without a fault
 */
async function readReports(files, { signal, artifactOf, ...options }) {
    const tally = createTally(options);
    const warnings = [];
    const artifacts = new Set(files.flatMap((file) => artifactOf?.(file) ?? []));
    let bytes = 0;
    for (const file of files) {
        const artifact = artifactOf?.(file);
        const warn = (text) => {
            warnings.push(`${(0,clean_text/* cleanText */.X)(file.path, { maxLength: 300 })} ${text}.`);
            if (artifact !== undefined)
                artifacts.delete(artifact);
        };
        if (signal.aborted) {
            warn('was not read: the time for test reports was up');
        }
        else if (file.size > MAX_FILE_BYTES) {
            warn(`was not read: it has ${file.size} bytes, more than the ${MAX_FILE_BYTES} of one report`);
        }
        else if (bytes + file.size > MAX_BYTES) {
            warn(`was not read: all reports together have more than ${MAX_BYTES} bytes`);
        }
        else {
            bytes += file.size;
            await readReport(file, tally.open(warn, artifact), warn, signal);
        }
    }
    return { ...tally.finish(), warnings, artifacts };
}
async function readReport(file, reader, warn, signal) {
    try {
        await feed(file, reader, signal).catch((error) => {
            if (error instanceof XmlProblem)
                throw error;
            reader.stop(`could not be read: ${error.message}`);
        });
    }
    catch (error) {
        warn(`${(0,clean_text/* cleanText */.X)(error.message, { maxLength: 300 })}; what follows was not read`);
    }
}
async function feed(file, reader, signal) {
    let decoder;
    for await (const chunk of file.open()) {
        decoder ??= new external_node_util_.TextDecoder(detectEncoding(chunk));
        reader.write(decoder.decode(chunk, { stream: true }));
        // A timer fires between two turns of the event loop only, and chunks that wait already come in one turn.
        await (0,promises_.setImmediate)();
        if (signal.aborted)
            reader.stop('took too long to read');
    }
    reader.write(decoder?.decode() ?? '');
    reader.end();
}
/** The encoding of an XML document (XML 1.0 appendix F): its byte order mark, else its declaration, else UTF-8. */
function detectEncoding(start) {
    const [first, second] = start;
    if (first === 0xff && second === 0xfe)
        return 'utf-16le';
    if (first === 0xfe && second === 0xff)
        return 'utf-16be';
    const declaration = Buffer.from(start.subarray(0, 200)).toString('latin1');
    const label = /^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(declaration)?.[1];
    // The bytes are read as one octet a character, so a document that says UTF-16 here is none.
    if (label === undefined || /^utf-?16/i.test(label))
        return 'utf-8';
    try {
        return new external_node_util_.TextDecoder(label).encoding;
    }
    catch {
        return 'utf-8';
    }
}


/***/ }),

/***/ 1150:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KG: () => (/* binding */ listDirectory),
/* harmony export */   WU: () => (/* binding */ show),
/* harmony export */   lY: () => (/* binding */ findFiles),
/* harmony export */   xi: () => (/* binding */ compilePatterns)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3916);
/* harmony import */ var _confinement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7773);
/* harmony import */ var _text_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(884);






/** More than any mail or report needs; a `**` that meets node_modules stops here. */
const MAX_FILES = 5_000;
/**
 * Finds the files that an input names. Patterns are those of the runner's toolkit (`*`, `?`, `[]`, `**`), relative to
 * the workspace or absolute; `!pattern` takes out of all others, wherever it stands. A pattern that ends in `/` finds
 * directories, any other only files.
 *
 * Nothing outside of the workspace and the runner's temporary folder is found, by real paths, and
 * nothing that may hold credentials: a path that is written out is then an error, what a wildcard meets is left out
 * with a warning (`.git` without one).
 *
 * @param patterns one a line as given
 * @throws ActionError kind `input`
 */
async function findFiles(input, patterns, folders, signal) {
    const roots = await (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .listRoots */ .qV)(folders);
    const excluded = listExcluded(patterns, folders, roots);
    const found = [];
    for (const pattern of patterns.filter((each) => !each.startsWith('!'))) {
        found.push(await matchPattern(input, pattern, excluded, folders, roots, signal));
    }
    return found;
}
/**
 * Applies the patterns of an input to paths that are not on the disk, as if they lay in the workspace.
 *
 * @param patterns as given to {@link findFiles}, which has found no fault with them
 * @returns both take paths relative to the workspace, parted by `/`
 */
async function compilePatterns(patterns, folders) {
    const { prepareSearch, matchesFile, mayHold } = await Promise.all(/* import() */[__webpack_require__.e(253), __webpack_require__.e(479)]).then(__webpack_require__.bind(__webpack_require__, 8860));
    const included = patterns.filter((each) => !each.startsWith('!')).map((each) => anchor(each, folders));
    const search = prepareSearch([...included, ...listExcluded(patterns, folders, [])]);
    return {
        matchesFile: (path) => matchesFile(search, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace, path)),
        mayHold: (folder) => mayHold(search, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace, folder)),
    };
}
/** The patterns that exclude, with all that lies below what they name. */
function listExcluded(patterns, folders, roots) {
    return patterns
        .filter((pattern) => pattern.startsWith('!'))
        .flatMap((pattern) => anchorEverywhere(pattern.slice(1).trim(), folders, roots))
        .flatMap((pattern) => [`!${pattern}`, `!${pattern.replace(/(?<![\\/])[\\/]+$/, '')}/**`]);
}
/**
 * Lists the files below a directory for an archive, links left out, each with its path relative to the directory.
 *
 * @param patterns  as given to {@link findFiles}; their exclusions hold here too
 */
async function listDirectory(input, directory, patterns, folders, signal) {
    const everything = `${escapeGlob(directory)}/**`;
    const exclusions = patterns.filter((pattern) => pattern.startsWith('!'));
    const [matches] = await findFiles(input, [everything, ...exclusions], folders, signal);
    return (matches?.files ?? [])
        .filter((file) => file.path === file.real)
        .map((file) => ({ ...file, name: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(directory, file.path).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/') }));
}
async function matchPattern(input, pattern, excluded, folders, roots, signal) {
    const literal = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace, pattern);
    const isLiteral = !/[*?[]/.test(pattern) || (await exists(literal));
    const wantsDirectory = /[\\/]$/.test(pattern);
    const matches = { pattern, files: [], directories: [], warnings: [], hint: '' };
    const refuse = (what, remedy) => new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionError */ .lZ('input', {
        title: `The input ${input} names ${JSON.stringify(pattern)}, which ${what}`,
        remedies: [remedy],
        anchor: 'file',
    });
    if (literal === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace))
        throw refuse('is the whole workspace', 'Name a folder in it.');
    const include = isLiteral ? `${escapeGlob(literal)}${wantsDirectory ? '/' : ''}` : anchor(pattern, folders);
    const outside = refuse('leads out of the workspace and the runner’s temporary folder', `Put the files into the workspace (${roots[0]?.path}) or into $RUNNER_TEMP; ".." and "~" are not followed.`);
    const { prepareSearch, walk } = await Promise.all(/* import() */[__webpack_require__.e(253), __webpack_require__.e(479)]).then(__webpack_require__.bind(__webpack_require__, 8860));
    let search;
    try {
        search = prepareSearch([include, ...excluded]);
    }
    catch {
        throw outside;
    }
    const { start } = search;
    if (!roots.some((root) => (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .isBelow */ .Yw)(root.path, start) || (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .isBelow */ .Yw)(root.real, start)))
        throw outside;
    const tellUnreadable = (path, error) => {
        if ((0,_text_files_js__WEBPACK_IMPORTED_MODULE_5__/* .isAbsence */ .Md)(error))
            return;
        const { refusal, remedy } = unreadable(codeOf(error));
        if (isLiteral)
            throw refuse(refusal, remedy);
        matches.warnings.push(`${show(path, folders) || 'The workspace'} was left out: it ${refusal}.`);
    };
    for await (const path of walk(search, signal, tellUnreadable)) {
        const file = await inspect(path, roots);
        if ('isDirectory' in file) {
            if (wantsDirectory && excluded.length > 0 && isBehindLink(path, file.real, roots)) {
                throw refuse('is reached by a link, and "!pattern" lines cannot be applied behind one', 'Name the folder that the link leads to.');
            }
            else if (wantsDirectory)
                matches.directories.push(file.real);
            else if (isLiteral) {
                throw refuse('is a directory', `Write ${JSON.stringify(`${pattern}/`)} to get it as a .zip, or ${JSON.stringify(`${pattern}/*`)} for its files.`);
            }
        }
        else if ('refusal' in file) {
            if (isLiteral)
                throw refuse(file.refusal, file.remedy);
            if (!file.isExpected)
                matches.warnings.push(`${show(path, folders)} was left out: it ${file.refusal}.`);
        }
        else if (!wantsDirectory) {
            matches.files.push(file);
        }
        if (matches.files.length + matches.directories.length > MAX_FILES) {
            throw refuse(`matches more than ${MAX_FILES} files`, 'Make the pattern narrower.');
        }
    }
    if (signal.aborted)
        matches.warnings.push(`The search for ${JSON.stringify(pattern)} took too long and was ended.`);
    if (matches.files.length + matches.directories.length === 0)
        matches.hint = hintAt(pattern);
    return matches;
}
/** Looks at a file without reading it. A pipe or device is never opened: that could wait for ever. */
async function inspect(path, roots) {
    let real;
    try {
        real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path);
    }
    catch (error) {
        const code = codeOf(error);
        if (!(0,_text_files_js__WEBPACK_IMPORTED_MODULE_5__/* .isAbsence */ .Md)(error) && code !== 'ELOOP')
            return unreadable(code);
        const refusal = 'is a link to nothing, or vanished';
        return { refusal, remedy: 'Check what writes the file.', isExpected: false };
    }
    const objection = (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .findObjection */ .RC)(path, real, roots);
    if (objection) {
        const isGit = path.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).some((part) => part.toLowerCase() === '.git');
        return { ...objection, isExpected: isGit || roots.some((root) => real === root.real) };
    }
    try {
        const seen = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(real);
        if (seen.isDirectory())
            return { isDirectory: true, real };
        if (!seen.isFile()) {
            const refusal = 'is a pipe, socket or device';
            return { refusal, remedy: 'Name regular files only.', isExpected: false };
        }
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(real, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY);
        await file.close();
        return { path, real, size: seen.size };
    }
    catch (error) {
        return unreadable(codeOf(error));
    }
}
function unreadable(code) {
    const remedy = 'Check the permissions of the file and of its folders.';
    return { refusal: `cannot be read: ${code}`, remedy, isExpected: false };
}
/** The pattern for each spelling of the folder that it begins in, so that it holds for files found by either. */
function anchorEverywhere(pattern, folders, roots) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(pattern) ? pattern : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace, pattern);
    const others = roots
        .filter(({ path, real }) => real !== path && (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .isBelow */ .Yw)(path, full))
        .map(({ path, real }) => `${escapeGlob(real)}/${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(path, full).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/')}`);
    return [anchor(pattern, folders), ...others];
}
/** Makes a pattern absolute: the toolkit would take the current folder for the workspace. */
function anchor(pattern, folders) {
    const isRooted = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(pattern) || /^~(?:[\\/]|$)/.test(pattern);
    return isRooted
        ? pattern
        : `${escapeGlob((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace))}/${pattern.replace(/^(?:\.[\\/]+)+/, '')}`;
}
/** True when a link stands on the way from the root to the path. */
function isBehindLink(path, real, roots) {
    return !roots.some((root) => [root.path, root.real].some((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root.real, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, path)) === real));
}
/** What a pattern that finds nothing was perhaps meant to be; empty when it looks right. */
function hintAt(pattern) {
    if (/^["']|["']$/.test(pattern))
        return 'Quotes are part of the name here; leave them out.';
    if (/^[a-z][a-z+.-]+:\/\//i.test(pattern))
        return 'Write a path, not a URL.';
    if (pattern.includes(','))
        return 'Write one pattern a line; a comma is part of the name here.';
    if (pattern.includes('{') && pattern.lastIndexOf('}') > pattern.indexOf('{'))
        return 'Braces have no meaning here; write one pattern a line.';
    if (node_path__WEBPACK_IMPORTED_MODULE_2__.sep === '/' && pattern.includes('\\'))
        return 'Part the folders by "/".';
    return '';
}
/** Takes the meaning off `*`, `?` and `[` in a path, as the toolkit's own patterns do it. */
function escapeGlob(path) {
    const plain = node_path__WEBPACK_IMPORTED_MODULE_2__.sep === '\\' ? path : path.replaceAll('\\', '\\\\');
    return plain.replace(/[[?*]/g, '[$&]');
}
/** A path as the user knows it: relative to the workspace where it lies there. */
function show(path, folders) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folders.workspace, path);
    return (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .isBelow */ .Yw)(folders.workspace, path) ? inside.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/') : path;
}
async function exists(path) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(path).then(() => true, () => false);
}
function codeOf(error) {
    return error.code ?? String(error);
}


/***/ })

};
