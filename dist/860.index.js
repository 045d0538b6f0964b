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
;// CONCATENATED MODULE: ./src/test-reports/case.ts
const MAX_NAME = 200;
const MAX_CONTENT = 65_536;
function identifyTest(test) {
    return `${test.suite}\n${test.name}`;
}

;// CONCATENATED MODULE: ./src/test-reports/failure-text.ts

const MAX_MESSAGE = 300;
const MAX_LINES = 200;
const MAX_LINE = 500;
const COLOR = /(?:\p{Cc}|&?#(?:x1B|27);?|\uFFFD)\[[0-9;]{0,20}m/giu;
const EMPTY_WORDS = /^(?:(?:test )?fail(?:ed|ure)?|error)[.:!]?$/i;
const PREAMBLE = /^(?:=== (?:RUN|PAUSE|CONT|NAME|FAIL)\b|\s*--- FAIL:|Traceback \(most recent call last\)|\s*File "|\s+at\s|\s*Error Trace:)/;
const LABEL = /^\s*(?:[\w./-]+\.go:\d+:)?\s*(?:Error:\s+)?/;
const EXTENSIONS = '[cm]?[jt]sx?|py|java|kts?|scala|groovy|go|rs|rb|php|[cf]s|vb|c|cc|cpp|cxx|h|hpp|swift|mm?|dart|exs?|erl|cljs?|lua|p[lm]|sh|vue|svelte';
const PYTHON = /^\s*File "([^"]+)", line (\d+)/;
const DOTNET = /:line (\d+)\s*$/;
const COLONS = new RegExp(`(?<![^\\s("'])((?:file://)?(?:[A-Za-z]:)?[^\\s:()"']+\\.(?:${EXTENSIONS})):(\\d{1,7})(?!\\d)`);
const FOREIGN = /node_modules|node:internal|(?:site|dist)-packages|\bjava\.base\/|\borg\.junit\b|\/vendor\/|\bunittest\/|\/go\/src\/(?:testing|runtime)\//;
function readFailure(given, content, home = '', name = '') {
    const lines = content
        .slice(0, MAX_LINES * MAX_LINE)
        .split(/\r?\n/, MAX_LINES)
        .map((line) => line.slice(0, MAX_LINE).replace(COLOR, ''))
        .filter((line) => name === '' || !line.endsWith(`::${name}`));
    const message = firstTelling(given.replace(COLOR, '').split(/\r?\n/, MAX_LINES)) ?? firstTelling(lines);
    return { message, ...locate(lines, home) };
}
const TELLING = /\b(?:error|exception|assert\w*|fail(?:ed|ure|s)?|expected|panic|fatal|abort\w*|timed? ?out)\b/i;
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
function matchDotnet(text) {
    const end = DOTNET.exec(text);
    const start = text.indexOf(' in ');
    const line = end?.[1];
    if (!end || line === undefined || start < 0 || start + 4 >= end.index)
        return undefined;
    return [text, text.slice(start + 4, end.index), line];
}

;// CONCATENATED MODULE: ./src/test-reports/retries.ts

const MAX_HELD = 10_000;
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




const NOT_RUN = /^(?:notrun|not_run|skipped|disabled|suppressed|ignored|pending)$/i;
const FAILED = /^(?:fail|failed|failure|error|errored|broken|timeout|timedout)$/i;
const OUTPUT = /^system-(?:out|err)$/;
function createJUnitReader(sink) {
    const results = joinRetries(sink);
    const suites = [{ name: '', file: '' }];
    let current;
    let inner = 0;
    let isInFailure = false;
    let isInOutput = false;
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
function readLine(text, suite) {
    if (text === undefined || !/^\d{1,7}$/.test(text))
        return undefined;
    return Number(text) + (suite.name === 'pytest' ? 1 : 0);
}
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
function simpleName(className) {
    return className.split('.').at(-1)?.split('$')[0] ?? '';
}
function baseName(path) {
    return path.split(/[\\/]/).at(-1) ?? '';
}

;// CONCATENATED MODULE: ./src/test-reports/trx.ts



const PASSED = /^(?:passed|completed|passedbutrunaborted|warning)$/i;
const SKIPPED = /^(?:notexecuted|inconclusive|pending|inprogress)$/i;
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
function sayOutcome(outcome) {
    return outcome === '' ? 'No outcome was recorded' : (0,clean_text/* cleanText */.X)(outcome, { maxLength: MAX_NAME });
}
function nameSuite(result, className) {
    if (className === undefined || className === '')
        return result;
    const suite = (0,clean_text/* cleanText */.X)(className.split(',')[0] ?? '', { maxLength: MAX_NAME });
    const name = result.name.startsWith(`${suite}.`) ? result.name.slice(suite.length + 1) : result.name;
    return { ...result, suite, name };
}
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


class XmlProblem extends Error {
    name = 'XmlProblem';
}
const MAX_DEPTH = 100;
const MAX_TOKEN = 1_000_000;
const PIECE = 65_536;
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
function isInReference(parser) {
    const { STATE } = (sax_default());
    const { state } = parser;
    return state === STATE['TEXT_ENTITY'] || state === STATE['ATTRIB_VALUE_ENTITY_Q'];
}
function localName(name) {
    return name.slice(name.indexOf(':') + 1);
}

;// CONCATENATED MODULE: ./src/test-reports/tally.ts




const MAX_KEPT = 10_000;
const MAX_LISTED = 100;
const MAX_NAMED = 20;
function createTally(options) {
    const { earlier, root, scrub } = options;
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const changes = { new: 0, known: 0 };
    const failures = [];
    const failed = new Map();
    const flakyTests = [];
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
function rank({ isNew = false, hasNewError = false }) {
    return isNew ? 2 : hasNewError ? 1 : 0;
}
function signError(message = '') {
    const [line = ''] = message.split('\n', 1);
    return line.replace(/[\da-f]{7,}|\d+/gi, '#');
}
function relatePath(file, root) {
    const path = file.replaceAll('\\', '/');
    const folder = `${root?.replaceAll('\\', '/').replace(/(?<!\/)\/+$/, '')}/`;
    return root !== undefined && path.startsWith(folder)
        ? path.slice(folder.length)
        : path.replace(/^\.\//, '');
}

;// CONCATENATED MODULE: ./src/test-reports/read.ts






const MAX_FILE_BYTES = 64_000_000;
const MAX_BYTES = 256_000_000;
async function findReports(patterns, folders, signal) {
    const { findFiles, show } = await Promise.all(/* import() */[__webpack_require__.e(253), __webpack_require__.e(150)]).then(__webpack_require__.bind(__webpack_require__, 1150));
    const { found: all, refused } = await findFiles('test-reports', patterns, folders, signal);
    const found = { files: [], warnings: [], unmatched: [], refused };
    const seen = new Set();
    for (const matches of all) {
        found.warnings.push(...matches.warnings);
        if (matches.files.length === 0 && !signal.aborted) {
            found.unmatched.push(`No test report matches ${JSON.stringify(matches.pattern)}. ${matches.hint}`.trim());
        }
        for (const { path, real, size } of matches.files.filter((file) => !seen.has(file.real))) {
            seen.add(real);
            const open = () => (0,external_node_fs_.createReadStream)(real, { end: Math.max(0, size - 1) });
            found.files.push({ path: show(path, folders), size, open });
        }
    }
    return { ...found, warnings: [...new Set(found.warnings)] };
}
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
        await (0,promises_.setImmediate)();
        if (signal.aborted)
            reader.stop('took too long to read');
    }
    reader.write(decoder?.decode() ?? '');
    reader.end();
}
function detectEncoding(start) {
    const [first, second] = start;
    if (first === 0xff && second === 0xfe)
        return 'utf-16le';
    if (first === 0xfe && second === 0xff)
        return 'utf-16be';
    const declaration = Buffer.from(start.subarray(0, 200)).toString('latin1');
    const label = /^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(declaration)?.[1];
    if (label === undefined || /^utf-?16/i.test(label))
        return 'utf-8';
    try {
        return new external_node_util_.TextDecoder(label).encoding;
    }
    catch {
        return 'utf-8';
    }
}


/***/ })

};
