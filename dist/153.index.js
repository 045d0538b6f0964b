export const id = 153;
export const ids = [153];
export const modules = {

/***/ 1153:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ expandFailures),
  judgePast: () => (/* binding */ judgePast),
  F: () => (/* binding */ mergeMissing)
});

// EXTERNAL MODULE: ./src/redaction/patterns.ts + 1 modules
var patterns = __webpack_require__(3030);
// EXTERNAL MODULE: ./src/notification/clean-text.ts
var clean_text = __webpack_require__(4292);
;// CONCATENATED MODULE: ./src/logs/lines/roles.ts
const passing = /^\s*(?:[✓✔√]|ok\b|PASS(?:ED)?\b|--- PASS|\.\.\.ignoring$|\(pass\)|\[ *(?:OK|PASSED) *\]|Test Case .{1,200} passed)|\bPASSED(?: +\[ *\d+%\])?$|^(?:test .+|.+ \.\.\.) ok$|\| PASS \|$/;
const allPassed = /^(?:test result: ok|OK(?: \(|$)|=+ \d+ passed(?:, \d+ (?:skipped|warnings?|deselected|xfailed|xpassed))* in |BUILD SUCCESS|\s*Tests:?\s+\d+ passed[ ,(]+\d+(?: total)?\)?$|All checks passed|\[INFO\] BUILD SUCCESS)/;
const start = /^(?:=== (?:RUN|NAME|CONT)\b|\[ RUN +\]|Test Case .{1,200} started|\s*# Subtest: |Testcase: |\s+Start +\d+: )/;
const section = /^\s*(?:=+ (?:FAILURES|ERRORS) =+$|\d+ failing$|(?:Failures|FAILURES|failures):$|There (?:was|were) \d+ (?:failures?|errors?):|✖ failing tests:)|\bFailed Tests \d/;
const summary = /^\s*(?:=+ short test summary info =+|Failed examples:|Failing (?:scenarios|tests):|The following tests FAILED:|Failed tests?:|Summary of all failing tests$|\[ERROR\] (?:Failures|Errors): ?$)/;
const heading = /^\s*(?:[✗✘✖×❌⨯] |--- FAIL|not ok\b|\[ *FAIL(?:ED)? *\]|FAIL\s+\S|FAILED: |> Task \S+ FAILED|:\S+ FAILED$|(?!BUILD)[^\s:][^:]{0,200} FAILED$|\(fail\) |Test Case .* failed \(|(?:Testcase: .*\t)?(?:Caused an ERROR|FAILED)$)|\*\*\*(?:Failed|Exception|Timeout|Not Run)|\.\.\. FAILED$/;
const titled = /^(?:_+ [^\s_].* _+$|(?:FAIL|ERROR)\["|(?:FAIL|ERROR): (?=[\w.]*[._(])[\w.]+(?: \([\w.]+\))*$|---- .+ stdout ----$|\S[^>]*(?:> [^>()]*)+(?:\([^()]*\))? FAILED$|\* What went wrong:$|[─━]{2,} (?:Failure|Error)\b|\s*(?:Problem|Failure|Error|Issue) #?\d+:?$|.{0,40}\bError Details:$|Line \|$)|^\s*● (?!Console)|<<< (?:FAILURE|ERROR)!|\| FAIL \|$|\*\*\* FAILED \*\*\*(?: \(.{1,30}\))?$|^==> X |^═+╡ EXCEPTION CAUGHT BY |(?:^|: )(?:Test Failed|Error During Test) at \S+:\d+$|^\s*(?:Failed \S+ \[|failed \S.{0,300} \([\d.]+m?s\)$)|^\s*\d+\) .{1,300}(?: › | ─{3})/;
const numbered = /^\s{0,6}\d+\) \S/;
const count = /^\s*(?:(?:✖ |Found )?\d+(?:\.\d+)?%? (?:errors?|warnings?|problems?|files?|tests?|failures?|failed|passed|passing|examples?|specs?|scenarios?|features|steps?|violations?|issues?|runs)\b|(?:Tests|Test Suites|Test Files|Snapshots|Time|Duration|Ran|Finished|Took)\b[: ]|=+ .{0,200}\b(?:failed|passed|errors?)\b.{0,100} in [\d.]+s|FAILED \((?:failures|errors)=|(?:test result|Result): FAIL|Tests run:|[#ℹ] \w+ \d|FAIL(?:\t.*| .* \d+ failed of \d+ .*)?$|CSpell: |Errors? while running CTest|[A-Z][\w ]{1,30}: +0\s*$|[A-Z ]{0,20}SUMMARY: \d|={20,}$)|\bTests run: \d+, Failures: \d/;
const total = /^\s*(?:Failed: Total \d|Failed! +- Failed: |Exit code: \d+$|Total time: |\* (?:Try|Exception is):$|Test Summary:|\*\*\* \d+ \w+ (?:FAILED|ABORTED) \*\*\*|(?:[Tt]otal|[Ff]ailed|[Pp]assed|succeeded|skipped): +\d+$)/;
const captured = /^\s*(?:● Console$|-+ Captured \w+ \w+ -+$|-+ >> begin captured|std(?:err|out) \| |console\.(?:error|warn|log)$)/;
const chain = /^\s*(?:During handling of the above exception, another exception occurred:|The above exception was the direct cause of the following exception:)$/;
const roles_frame = /^\s*(?:from )?[^\s:]+:\d+: ?(?:in|from|at) (?:[`'][^']*'?|\S+)$|^\s*[^\s:]+:\d+:\d+: 0x[\da-f]+ in |^\s+(?:\d+\) +)?at \S|^\s*(?:❯ \S+:\d|File "[^"]*", line \d+|from \S+(?::\d+:in | \(net[\w.]+\|\w+\)$)|# \.?\/?\S+:\d+:in |\[C\]: in |#\d+ (?:0x|\/)|\+ (?:CategoryInfo|FullyQualifiedErrorId) +: |At .{1,300}:\d+ char:\d+$)/;
const placeArrow = /^\s*(?:-->|╭─\[|┌─|::: )\s*(?=\S+:\d)/;
const placeBelow = /^\s*(?:(?:-->|╭─\[|┌─|::: )\s*\S+:\d+|[^\s:]+\.[A-Za-z]\w{0,9}:\d+(?::\d+)?(?: #\(\S{1,200}\))?$|(?:Error Trace:|FAILED for resource:)\s)/;
const code = /^\s*(?:>\s*)?\d+ ?[|│](?!\s*(?:ERROR|WARNING)\s*[|│])(?:\s|$)/;
function readRole(line) {
    const text = line.replace(/^\[(?:info|error)\] /, '');
    if (code.test(text))
        return /^\s*>/.test(text) ? 'pointer' : 'code';
    if (passing.test(text))
        return 'pass';
    if (allPassed.test(text))
        return 'all-passed';
    if (captured.test(text))
        return 'captured';
    if (chain.test(text))
        return 'chain';
    if (summary.test(text))
        return 'summary';
    if (section.test(text))
        return 'section';
    if (titled.test(text))
        return 'titled';
    if (count.test(text) || total.test(text))
        return 'count';
    if (heading.test(text))
        return 'heading';
    if (start.test(text))
        return 'start';
    if (/^\s*(?:[│|] )?(?:Exception Group )?Traceback \(most recent call last\):$/.test(text))
        return 'traceback';
    if (roles_frame.test(text))
        return 'frame';
    if (placeBelow.test(text))
        return 'place-below';
    return 'none';
}

;// CONCATENATED MODULE: ./src/logs/lines/secondhand-failure.ts
const words = new Set(`a aborted aborting aborted abort above action after again all an and any article articles as at attempt be because
  been build building by can cancelled canceled check checks code codes command commands compilation compile
  compiler complete completed compiling count counts cycle deploy deployment detail details did directory docs documentation due during
  elifecycle ended error errors execute executed execution exception exit exited exitcode exiting fail failed failing fails failure
  failures fatal fatalerror few file following for from full further generated get goal has have help hook in individual
  information install is it job jobs least lifecycle log logs made make maven message messages mode more most need no node
  non not npm null occurred of on one open operation or other output outputs package path pid please plugin pnpm previous
  problem process project quit read recipe refer report reports rerun return returned reason result results run runner
  running runs script scripts see session some stack status step steps stop stopped stopping subprocess successfully
  system tag target task tasks terminated test tests that the there these this to took trace try unsuccessful use usually
  warning warnings was way were when which while with workflow yarn your zero debug switch solutions possible about switch
  enable executing sh bash remaining argument arguments skipped finished instead errored testing update packages generating javadoc re back line lines up sure make only emitted waiting unfinished bin lib err lint linting logging using`.split(/\s+/));
const quoted = /(?<=\b(?:execute|command|script|task|goal|target|step|session|process|recipe|job|hook|plugin|step)\s?)(?:'[^']{1,1000}'|"[^"]{1,300}"|`[^`]{1,300}`)|'[^'\s]{1,100}'|"[^"\s]{1,100}"|`[^`]{1,100}`|\[[^\][]{0,1000}\]/gi;
const aName = /[\\/]|^:|@\d|^[^.(]+\.[^.(]+\.[^.]/;
const counted = /\b(?:detected|found|you have|with) \d+ (?:\w+ ){0,3}(?:violations?|problems?|issues?|errors?|error\(s\)|warnings?|offenses?|links?|diagnostics?|vulnerabilit(?:y|ies))(?!\w)|\(\d+ sub-exceptions?\)$|\bfound (?:\w+ ){0,2}(?:errors|problems|issues|warnings|violations)\b|\btests? did not pass\b|\bfiles must be formatted\b|\b\d+ passed, \d+ failed\b|^\s*> \d+ (?:\w+ ){0,3}violations were found|^\s*(?:error: )?(?:\d+ [\w()]{1,20} [a-z]{1,20}, )?\d+ (?:[\w()]{1,20} )?(?:failed|failing|errors?|failures?|problems?|vulnerabilit(?:y|ies))(?: found)?[.!]?$/i;
const reason = /not found|no such|not exist|denied|missing|timed? ?out|\bcode (?:ERR_|-\d)/i;
const placeOnly = /^\s*(?:\S+ )?error (?:in|at) \S+/i;
const exitWords = /\b(?:exit(?:ed|ing)?(?: with)?(?: (?:code|status)| ?\(\d+\)| \d)|exit_?code|non-?zero|returned (?:a non|exit|\d+)|failed with (?:exit|error) (?:code|status)|returncode)\b|\*\*\* \[|lifecycle script|build stopped|exited \(\d/i;
const subjects = /\b(?:compile|process|(?:command|script|task|goal|target|step|session|recipe|job|hook|workflow|suite|test|package|build|check)s?)\b/i;
function isWrapper(text, bare) {
    if (/(?<!timed out )\b(?:retrying|will retry)\b/i.test(text))
        return true;
    if (text.length > 2_000 || placeOnly.test(text) || /^#\s+Failed test/.test(text))
        return false;
    if (/^\s*(?:\[error\]|\[ERROR\]|npm (?:error|ERR!))\s*(?:$|code |errno |path |workspace |location |command |signal |A complete log|-> \[help|\[help)|^\s*(?:\w*Error: )?(?:code|errno|status): -?\d+$/i.test(text))
        return true;
    if (/could not compile `|aborting due to \d* ?previous|test failed, to rerun|collect2: error|linker command failed|There are test failures|failed to load command: |\breturn code was \d|did not complete successfully: exit code|\berror executing (?:\w+ )?command\b|event returned with error code \d|Failed to build gem native extension|extconf\.rb failed|Could not create Makefile due to|An error occurred while installing \S+ \(|Could not read from remote|failed to push some refs|failed to run custom build command|process didn't exit successfully|hung up unexpectedly|unexpectedly closed/i.test(text))
        return true;
    if (reason.test(text))
        return false;
    const called = /\b(?:command|process|script) failed: (\S.*)/i.exec(text)?.[1];
    if (called !== undefined && !/\berror\b/i.test(called))
        return true;
    if (/Failed to execute goal /i.test(text) && /Compilation failure|failed to compile/i.test(text))
        return true;
    if (counted.test(text))
        return true;
    const all = bare
        .replace(quoted, ' ')
        .split(/\s+/)
        .filter((token) => !aName.test(token))
        .flatMap((token) => token.split(/[^\p{L}\p{N}_]+/u))
        .filter((word) => word.length > 1 && !/^\d+\w{0,2}$/.test(word));
    const names = all.filter((word) => /(?:Error|Exception)$/.test(word));
    const isNamed = all.length - names.length > 1;
    const left = all.filter((word) => !words.has(word.toLowerCase()) && !(isNamed && names.includes(word)));
    if (left.length === 0)
        return all.length > 1 || all.length === 0;
    if (exitWords.test(bare))
        return left.length <= 3;
    return (left.length === 1 && subjects.test(bare) && /\b(?:fail(?:ed|ure)?|error(?:ed)?|aborted)\b/i.test(bare));
}
function isVerdict(text) {
    return /^(?!expect\()[^:=]{1,80}\b(?:failed|was cancell?ed|unsuccessful)[.!]?$/i.test(text);
}

;// CONCATENATED MODULE: ./src/logs/lines/line-class.ts


const scores = {
    wrapper: 0.5,
    word: 1,
    verdict: 3,
    complaint: 4.5,
    place: 5,
    concrete: 8,
    marked: 8,
};
const noteworthy = /err|expect|exception|fatal|fail|undefined|unresolved|not |no such|denied|refused|panic|traceback|assert|warn|segm|core dumped|killed|memory|timed out|no space|ENO|EACC|ETIMED|_test\.go:|loss record|crash|rejected\]|\b(?:CVE|GHSA|RUSTSEC)-|n't (?:find|load|resolve|open|read|connect)/i;
const opening = /^\s*(?:\d+:\d+\s+)?[✗✘✖×●❌⨯]|^\W{0,12}(?:\w{1,9}(?: error| ERR!)?: ?)?(?:404 |cannot\b|can't|expected\b|severe\b|critical\b|(?:emerg|alert|crit)\] |could not|couldn't|unable to|failure to|invalid|unknown|unexpected|unsupported|unrecognized|undefined|missing|conflict\b|(?:issue|problem|violation|vulnerability|message)(?: #\d+)?:)|^\s*(?:(?:[A-Z]\w*::)+[A-Z]\w*:(?:\s|$)|\^-*\^? SC\d|[A-Z]\w{1,30}-\w{1,60} : )/i;
const roleStart = /^\s*(?:[=#_✓✔√\->~|*1-9[(╭┌]|ok\b|PASS|OK|Test|BUILD|All |Line \||\.{3}|Captured|std(?:out|err)|During|The above|Start|test |at |from |in |File ")/;
const warning = /^w: |^\s*\[?(?:npm )?(?:(?:error|ERR!) [\w.-]{1,30} )?warn(?:ing)?\b(?! {2,}\w+ {2}|\] Rule violated )|\bwarning(?: [A-Z]+\d+)?\s?:|^\s*\d+:\d+\s+(?:warning|info)\b|\((?:warning|info|note|style)\)\s*$/i;
const harmless = new RegExp([
    String.raw `\b(?:0|no|zero|without)\s+(?:any\s+|[a-z]{1,20}\s+)?(?:errors?|failures?|failed|failing|exceptions?|fail)\b`,
    String.raw `\b(?:errors?|failures?|failed|failing|fail|exceptions?)(?:\s?[:=]\s?|\s)0\b(?![.:]\d)`,
    String.raw `\bundefined:?\s+0\b`,
    String.raw `\b(?:error|fail(?:ure)?)[- ](?:free|safe|fast|over)\b`,
    String.raw `(?<![\w-])--?[a-z-]{0,40}(?:fail|error)[\w-]{0,40}`,
    String.raw `\b(?:errors?|exceptions?|fail(?:ures?|ed|s)?)[\w-]{0,40}\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|cs|rb|php|html?|css|md|json|log|txt|ya?ml|cpp|h)\b`,
    String.raw `[\\/](?:errors?|exceptions?|failures?)(?=[\\/])`,
].join('|'), 'gi');
const errorWord = new RegExp([
    String.raw `\b(?:errors?|err!|exceptions?|fatal|fail(?:ed|ures?|s)?|unresolved|panic(?:ked)?|traceback)(?!-?\w)`,
    String.raw `(?:Error|Exception)(?!-?\w)`,
    String.raw `\bundefined(?::| (?:reference|symbol|method|local|variable|name|identifier)\b)`,
    String.raw `\b(?:is (?:not defined|undefined)|of undefined|not found|no such file|permission denied|access denied)\b`,
    String.raw `\b(?:segmentation fault|core dumped|out of memory|killed|timed out|ENOENT|ENOSPC|EACCES|ETIMEDOUT)\b`,
].join('|'), 'i');
const lead = /^\s*(?:\[(?:ERROR|FATAL|SEVERE|error|fatal)\]:?\s+|(?:ERROR|FATAL)\s{2,}|E {2,}|E: |! |%(?=Error)|(?:npm|yarn|lerna) (?:error|ERR!) (?=\S)|\[!\] |[✗✘✖×❌⨯🦋>│]\s+|\| (?=\w)|➤ |(?:Uncaught|Caused by:|Unhandled exception\.|Exception in thread "[^"]{1,80}")\s+|→\s*|\(node:\d+\) )/u;
const informative = /^\s*(?:npm (?:error|ERR!) [\w.-]{1,30} )?\[?(?:INFO|DEBUG|TRACE|NOTICE|info|debug|http)\b\]?(?::|\s)/;
const place = /^\s*(?:[\w.+-]{1,30}: )?(?:file:\/\/|[A-Za-z]:)?[^\s:()[\]"'<>|=]{1,300}(?:\.[A-Za-z]\w{0,9}|file)(?::\d+(?::\d+|-\d+|\.\d+)*|\(\d+(?:, ?\d+){0,3}\)|:\[\d+,\d+\]| \(\d+:\d+\))(?:\s*[:\-–]\s*|\s+)(?=\S)/i;
const placeInFile = /^\s+(?:\d+:\d+\s+(?:error|[✖×✗])|(?:error|[✖×✗])\s+\d+:\d+)\s+\S|^\s*\d+ [|│] error +[|│] \S|^\s*(?:L|line):? *\d+ *[|│] *(?:[a-z]{1,6}:? *\d+ *[|│] *)?[A-Z]+\d+ *[|│] *\S/i;
const noMessage = /[━─]{3}$|^(?:#|(?:[A-Z]+\d+ )?(?:warning|note|info(?:rmation)?)|hint|remark|debug|\d+\s*$|\(\w+\)$|\w*(?:Warning)\b)|^\d+ [|│]/i;
const shapes = [
    [/^(?:error: )?usage: /i, scores.word],
    [/\bRule violated for \w/, scores.concrete],
    [/no space left on device/i, scores.concrete + 0.5],
    [/^E {3,}\S/, scores.concrete],
    [
        /^\s*(?:[\w$]+(?:\.|::))*[\w$]*(?:Error|Exception|Failure|Fault)(?: \[\w+\]| \(\w+\))? ?: \S/,
        scores.concrete,
    ],
    [/\((?:\w+::)*\w+(?:Error|Exception)\)$/, scores.concrete],
    [/\b(?:fatal )?error (?:TS|CS|MSB|NU|NETSDK|FS|BC|CA|C|LNK|SA|IDE)\d+\s*:/, scores.concrete],
    [
        /^ {0,4}(?:(?:PHP )?(?:fatal|parse|syntax|runtime|internal|compile) )?error(?:\[[\w-]+\])?: /i,
        scores.concrete,
    ],
    [/: (?:fatal )?error(?: \([^()]{1,100}\))?: \S/, scores.concrete],
    [/^\s*(?:\w+(?:\.|::))*\w*(?:Error|Exception):$/, scores.concrete],
    [/\bSC\d+ \(error\): |^\s*\^-*\^? SC\d+: \S/, scores.concrete],
    [/^[A-Z]\w{1,30}-\w{1,60} : \S|^\S+ ?: The term '.{1,200}' is not recognized/, scores.concrete],
    [/^\s*(?:[A-Z]\w*::)+[A-Z]\w*:(?:\s+\S|$)/, scores.concrete],
    [/^\s+\w+_test\.go:\d+: (?=.*\b(?:want|got|expected)\b)/, scores.concrete + 1],
    [/^\s+\w+_test\.go:\d+: \S/, scores.concrete],
    [/^panic: \S|^CONFLICT \([^()]{1,40}\): \S/, scores.concrete],
    [
        /^CMake Error at \S+:\d+ |\bare (?:definitely|possibly) lost in loss record |^(?!.*\bcancel).*\b(?:CREATE|UPDATE|DELETE)_FAILED\b/,
        scores.concrete,
    ],
    [/\bResource handler returned message: /, scores.concrete + 1],
    [
        /^The following \w+ was thrown\b|^Undefined symbols\b.*:$|\bprocess crashed\b|^\s*\[FAILED\] \S/,
        scores.concrete,
    ],
    [/^\s*Warning {2}(?=.*\bFailed to \S)/, scores.concrete],
    [/\btimed out waiting for the condition\b/, scores.verdict + 0.5],
    [/^(?:original|underlying) error\b[^:]{0,40}: \S|^root cause: \S/i, scores.concrete + 1],
    [/^[\w./-]{1,200}\.[a-z]\w{0,9}: [A-Z]{1,6}\d{2,5}:? \S/, scores.place],
    [/\bassertion [`'"(]|^\s*assertion .*failed|^\s*ASSERT FAILED: \S/i, scores.concrete],
    [/\bAssert\.\w+\(\) Failure/, scores.concrete],
    [/^\[[A-Z]+(?:_[A-Z]+)+\] \S|^\s*ERR_(?!PNPM_RECURSIVE)[A-Z\d_]+\s+\S/, scores.concrete],
    [/: undefined (?:reference|symbol)|^ld: |\bcannot find -l|multiple definition of/, scores.concrete],
    [/^\s*expect\(.+\)\.(?:(?:not|resolves|rejects)\.){0,2}\w+\(/, 7],
    [/^\s*Failure\/Error: \S/, 7],
    [/^\[(?:remote )?rejected\] |\bPermission to \S+ denied to \S/, scores.concrete],
    [/^\s*New snapshot was not written\b/, scores.concrete],
    [/\bENOSPC\b/, 7],
    [placeInFile, 7],
    [
        /: (?:command )?not found$|No such file or directory|Permission denied|Segmentation fault|out of memory|: (?:connection refused|(?:network|host) is unreachable|no route to host|file exists|operation not permitted|address already in use|(?:operation|connection) timed out)\.?$/i,
        6,
    ],
    [/\bcould not resolve (?:all )?dependencies(?: for project \S+)?$/i, scores.verdict + 0.5],
    [/^make(?:\[\d+\])?: \*\*\* (?!\[)\S/, 6],
    [/^\s*thread '.*' (?:\(\d+\) )?panicked at/, 6],
    [/^#\s+Failed test\b/, scores.concrete],
    [/^error (?:while|when|during) [^:]+$/i, scores.verdict + 0.5],
    [
        /^\s*(?:\[?(?:error|fatal|severe|critical)\]?\s*:?|\[(?:emerg|alert|crit)\])\s+\S|^[\w ]{1,20} error (?:at|in) \S/i,
        5,
    ],
    [/^Failed asserting that /, 5],
    [
        /^(?:(?:cannot|can't|could not|couldn't|unable to|failed to|failure to|invalid|unknown|unexpected|unsupported|unrecognized|undefined|missing|no such|no matching|conflict)\b|E?[45]\d\d ).*\S/i,
        scores.complaint,
    ],
    [
        /\b(?:(?:was|were) not|could not be) found\b|, not found$|^(?:\w+ ){1,3}(?:cannot|can't|could not|couldn't) (?:find|load|resolve|open|read|connect)\b|^(?:[^:]{1,30}: )?[^:]{0,60}\bfailed to [^:]{1,80}: \S/i,
        scores.complaint,
    ],
    [/\bversion solving failed\b/i, scores.place],
    [/\b(?:CVE|GHSA|RUSTSEC)-\w|^Message: \S/, scores.complaint],
    [/^[A-Z][a-z]+(?:[A-Z][a-z]+){2,}: [A-Z].{20}/, scores.complaint],
    [/^\W{0,3}(?:issue|problem|violation|vulnerability)(?: #\d+)?: \S/i, scores.complaint],
    [/^ +- \S.{1,200} -> \S/, scores.complaint],
    [/^(?=.*\bexpected\b)(?!.*;$).*(?:\b(?:got|but was|but found|received|actual)|, found)\b/i, scores.place],
    [/^\s*expected\b.*\bto (?:be|have|match|equal|contain|include|throw)\b/i, scores.complaint],
    [/\blevel=(?:error|fatal)\b/, 4],
    [/^(?:FAILED|ERROR) \S+ - /, 4],
];
const codeOnly = /^(?:error: )?(?:[A-Z][A-Z\d]*(?:_[A-Z\d]+)+|\[[A-Z]+-\d+\])$|^[\w-]+: \S{1,300}\.[a-z]\w{0,5}:\d+$/i;
const nothing = Object.freeze({ tone: 'plain', weight: 0, score: 0, role: 'none' });
function plain(tone, role = 'none') {
    return tone === 'plain' && role === 'none' ? nothing : { tone, weight: 0, score: 0, role };
}
const error = (score, role = 'none') => ({ tone: 'error', weight: 2, score, role });
function scorePlace(text) {
    const found = place.exec(text);
    if (found === null)
        return undefined;
    const message = text.slice(found[0].length).replace(/^in [`'][^']{1,200}': /, '');
    if (isWrapper(message, strip(message.replace(/ \([\w:]+\)$/, ''))))
        return scores.wrapper;
    if (noMessage.test(message) || roles_frame.test(text))
        return 0;
    return /^(?:(?:fatal|syntax|runtime) error\b|error(?:\[[\w-]+\]| [A-Z]+\d+)? ?:)/i.test(message) ||
        /^\s*e: /.test(text)
        ? scores.concrete
        : scores.place;
}
function mayHavePlace(text) {
    return (text.includes('.') || text.includes('file')) && /[:(]\[?\d| line \d/.test(text);
}
function scorePlaceAtEnd(text) {
    const isPlaced = /^\S.* (?:at|in) \S+\.\w+ (?:on )?line \d+\.?$|^In \S+\.\w+ line \d+:$/.test(text);
    return isPlaced ? scores.place : undefined;
}
function endsInDigit(text) {
    const last = text.charCodeAt(text.length - 1);
    return last >= 0x30 && last <= 0x39;
}
const seenLength = 1_000;
const longSpace = /\s{24,}/g;
function lookAt(text) {
    if (text.length < 100)
        return text;
    return text.slice(0, seenLength).replace(longSpace, (space) => space.slice(0, 24));
}
function classifyLine(text, marker) {
    if (marker === 'error') {
        if (/^The operation was cancell?ed\.?$/.test(text))
            return error(scores.word);
        if (isWrapper(text, strip(text)))
            return error(scores.wrapper);
        const words = text.trim().split(/\s+/).length;
        if (words === 1 || isVerdict(text))
            return error(scores.verdict + 0.5);
        return error(words < 4 ? scores.marked - 1 : scores.marked);
    }
    if (marker === 'warning')
        return plain('warning');
    if (marker === 'notice')
        return plain('soft');
    if (marker === 'command')
        return plain('command');
    const isNoteworthy = noteworthy.test(text) || opening.test(text);
    const mayPlayRole = isNoteworthy || roleStart.test(text) || endsInDigit(text);
    const role = mayPlayRole ? readRole(text) : 'none';
    if (role === 'pointer' || role === 'code')
        return plain('plain', role);
    if (role === 'pass' || role === 'frame' || role === 'start' || role === 'all-passed')
        return plain('soft', role);
    if (role === 'count') {
        return isNoteworthy && errorWord.test(text.replace(harmless, ' '))
            ? { tone: 'error', weight: 1, score: scores.wrapper, role }
            : plain('plain', role);
    }
    const placed = mayHavePlace(text) ? (scorePlace(text) ?? scorePlaceAtEnd(text)) : undefined;
    const isCell = !isNoteworthy && text.includes(' | ') && placeInFile.test(text);
    if (!isNoteworthy && !isCell && placed === undefined)
        return plain('plain', role);
    if (placed === 0 && roles_frame.test(text))
        return plain('soft', 'frame');
    if (placed === 0 || warning.test(text))
        return plain('warning', role);
    if (informative.test(text))
        return plain('plain', role);
    return classifyError(text, role, placed ?? 0);
}
function classifyError(text, role, placed) {
    if (role === 'titled')
        return error(scores.verdict, role);
    const rest = text.replace(harmless, ' ');
    const bare = strip(rest);
    const shape = shapes.find(([pattern]) => pattern.test(rest) || pattern.test(bare))?.[1] ?? 0;
    const bonus = shape === scores.place && opening.test(bare) ? 0.5 : 0;
    const score = Math.max(shape + bonus, placed, scorePlace(bare) ?? 0);
    if (score > 0) {
        if (isWrapper(text, bare))
            return { tone: 'error', weight: 1, score: scores.wrapper, role };
        const isHalf = score === scores.concrete && isVerdict(bare.slice(bare.lastIndexOf(': ') + 2));
        if (isHalf)
            return error(score - 0.5, role);
        return error(codeOnly.test(bare) ? scores.verdict : score, role);
    }
    if (role === 'heading')
        return /\p{L}{2}/u.test(text) ? error(scores.verdict, role) : plain('plain');
    if (role === 'section' || role === 'summary' || role === 'captured')
        return { tone: 'error', weight: 1, score: 0, role };
    if (!errorWord.test(rest) || /^\s*(?:to|of|and|or|for|with|by|that|which) /.test(text))
        return plain('plain', role);
    return { tone: 'error', weight: 1, score: isWrapper(text, bare) ? scores.wrapper : scores.word, role };
}
function strip(text) {
    let rest = text;
    for (let times = 0; times < 3; times++) {
        const found = lead.exec(rest);
        if (found === null)
            break;
        rest = rest.slice(found[0].length);
    }
    return rest;
}
function isException(text) {
    return /^(?:[a-z][\w$]*\.)*[A-Z]\w+(?:Error|Exception)\b/.test(text);
}
function isExitLine(text) {
    return /^Process completed with exit code -?\d+\.?$/.test(text);
}

;// CONCATENATED MODULE: ./src/logs/first-error/blocks.ts

const firstKept = 24;
const lastKept = 8;
const maxEntries = 64;
const maxName = 200;
const headingMark = /^[^\p{L}\p{N}[]*(?:\[\w{1,10}\]:? )?/u;
const blockBonus = 10;
const namedBonus = 5;
const vagueScore = 7;
const outlivedPenalty = 4;
function readNames(text) {
    return (text
        .split(/ - |\s{2,}/, 1)[0]
        ?.split(/[^\p{L}\p{N}_$ -]+/u)
        .map((name) => name.replace(/^[ _-]+|(?<![ _-])[ _-]+$/g, ''))
        .filter((name) => name.length > 3) ?? []);
}
function createBlockList() {
    const first = [];
    let last = [];
    const entries = [];
    function isNamed({ heading }) {
        const names = readNames(lookAt(heading.text));
        const name = names.at(-1);
        return name !== undefined && entries.some((entry) => entry.includes(name));
    }
    return {
        open(heading, isTitled) {
            const block = { heading, isTitled, places: [], isOutlived: false };
            if (first.length < firstKept)
                first.push(block);
            else
                last = [...last, block].slice(-lastKept);
            return block;
        },
        find(name) {
            if (name.length < 3 || name.length > maxName)
                return undefined;
            return first.find(({ message, heading }) => message === undefined && `${heading.text.replace(headingMark, '')} `.startsWith(`${name} `));
        },
        addEntry(text) {
            if (entries.length < maxEntries)
                entries.push(text);
        },
        outlive() {
            for (const block of [...first, ...last])
                block.isOutlived = true;
        },
        rank: () => [...first, ...last].map((block) => {
            const { message, heading } = block;
            if (message === undefined || message.score <= scores.wrapper)
                return { block: { ...block, message: undefined }, score: heading.score };
            if (message.score <= scores.word)
                return { block, score: block.isTitled ? vagueScore : scores.verdict };
            const bonus = block.isOutlived ? -outlivedPenalty : blockBonus + (isNamed(block) ? namedBonus : 0);
            return {
                block,
                score: (message.score >= scores.complaint ? scores.concrete : message.score) + bonus,
            };
        }),
    };
}

;// CONCATENATED MODULE: ./src/logs/first-error/last-words.ts

const idle = [
    /^\W*$/,
    /^\s*(?:npm|npx|yarn|pnpm|pip|bundle|composer|poetry) [a-z]|\b(?:run|use|try|visit|see):$/,
    /^\s*\(?(?:hint|help|info|note|alternatively|you (?:can|may)|see|run|try|use|usage|for more|more info|to fix)(?:\W|$)/i,
    /^\s*\(?(?:finished|done|time|duration|took|total|elapsed|completed|cleaning|exiting|stopping|removing)(?![\w(])/i,
    /^\s*\(?(?:Node\.js v\d|make(?:\[\d+\])?: (?:Entering|Leaving) directory|at|in|\d+ \||\$ |\+ |> |#{1,6} )(?:\W|$)/i,
    /^\s*\(?(?:[|│╵╷^~]|-{3,}|={3,}|\*{3,})(?:\W|$)/,
    /(?<!\S)https?:\/\/\S+$/,
    /^\s*[\])}{]/,
    /^\s*[-*•] (?=\S+$)[^\\/]*[\\/]/,
    /^\s*\d+: {2}/,
    /\bdidn't exit successfully: /,
    /^[[({]?\d[\d\s.,:%/-]*\w{0,2}[\])}]?$/,
    /^\s*[\d.]+ ?m?s$/i,
];
const diffStart = /^(?:diff --git |Diff in |--- \S)/;
const diffBody = /^(?:[ +\-@\\]|index [0-9a-f]+|new file|deleted file|similarity|rename )/;
const progress = /^\W{0,4}(?!(?:fixing|missing|failing|nothing|warning|string)\b)[a-z]+ing\b|\.\.\.$/i;
const aFile = /^\s*\S+\.\w{1,9}$/;
const pointsUp = /\b(?:above|listed|following)\b/i;
const complaint = /\b(?:not|no (?=\w)|never|must|should|\w{2,8}n't|required?|needs?|exceed(?:s|ed)?|(?:more|less|fewer|greater|older|newer) than|out of (?:date|sync|range)|outdated|stale|mismatch|differs?|would|too (?:long|many|large|few|big|small)|missing|unused|unexpected|unknown|unsupported|invalid|denied|rejected|refused|forbidden|expected|conflicts?|deprecated|gone|dirty|uncommitted|stop(?:ped)?|broken|wrong|bad|giving up)\b|^changed \S+$/i;
const reach = 24;
function isTelling(text) {
    return !idle.some((pattern) => pattern.test(text));
}
function isComplaint(text) {
    return complaint.test(text) && /\S\s+\S/.test(text);
}
function createLastWords() {
    let lines = [];
    let isInDiff = false;
    function add(line) {
        lines.push(line);
        if (lines.length > 2 * reach)
            lines = lines.slice(-reach);
    }
    return {
        read(line, text) {
            const first = text.charCodeAt(0);
            const isDiff = (first === 0x2d || (first | 0x20) === 0x64) && diffStart.test(text);
            if (isInDiff && (isDiff || diffBody.test(text)))
                return;
            isInDiff = isDiff;
            add(line);
        },
        skip() {
            add(undefined);
        },
        choose() {
            let last;
            let complaining;
            let beginning;
            let isProgress = false;
            let wasFile = false;
            let isInParagraph = false;
            let hasComplained = false;
            for (const line of lines.slice(-reach)) {
                if (line === undefined) {
                    isInParagraph = true;
                    hasComplained = false;
                    continue;
                }
                const text = lookAt(line.text).slice(line.prefix.length);
                const isDiff = diffStart.test(text);
                if (!isDiff && (!isTelling(text) || (last !== undefined && pointsUp.test(text))))
                    continue;
                const isFile = aFile.test(text);
                if (!(isFile && wasFile))
                    last = line;
                wasFile = isFile;
                isProgress = !isDiff && progress.test(text);
                if (!isDiff && (hasComplained || !isComplaint(text)))
                    continue;
                const begins = /^\s*[a-z]+\b/i.exec(text)?.[0];
                if (begins === undefined || begins !== beginning)
                    complaining = line;
                beginning = begins;
                hasComplained = isInParagraph;
            }
            return complaining ?? (isProgress ? undefined : last);
        },
    };
}

;// CONCATENATED MODULE: ./src/logs/first-error/runs.ts

const runGap = 60;
function tierOf(score) {
    if (score >= 7)
        return 3;
    if (score >= 4)
        return 2;
    return score >= scores.word ? 1 : 0;
}
function createRuns() {
    let best;
    let run = 0;
    let lastError = 0;
    function isBetter(finding) {
        if (best === undefined)
            return true;
        if (finding.run === best.run) {
            const isFirst = finding.score === best.score && finding.line.index < best.line.index;
            return finding.score > best.score || isFirst;
        }
        const tier = tierOf(finding.score);
        const bestTier = tierOf(best.score);
        return tier > bestTier || (tier === bestTier && tier > 0 && finding.run > best.run);
    }
    return {
        best: () => best,
        join(index, score) {
            if (score < scores.word)
                return run;
            if (index - lastError > runGap)
                run++;
            lastError = index;
            return run;
        },
        next() {
            run++;
        },
        commit(stream) {
            const finding = stream.pending;
            stream.pending = undefined;
            if (finding !== undefined && isBetter(finding))
                best = finding;
        },
    };
}

;// CONCATENATED MODULE: ./src/logs/first-error/choice.ts




const farBelow = 10;
const aboutWarnings = /\b(?:warnings?|violations|problems|issues|offenses|formatted)\b/i;
const maxOthers = 6;
function toFinding(line, score, run = 0) {
    return { line, score, run, more: [], places: [] };
}
function chooseShaped({ blocks, best }) {
    const top = blocks.reduce((chosen, each) => (each.score > (chosen?.score ?? 0) ? each : chosen), undefined);
    if (top === undefined || top.score < (best?.score ?? 0))
        return best;
    return { ...(top.block.message ?? toFinding(top.block.heading, 0)), score: top.score };
}
function chooseLastWords(error, last) {
    if (error === undefined || last === undefined)
        return last;
    const distance = last.index - error.line.index;
    if (distance > 0 && !isComplaint(lookAt(last.text)))
        return undefined;
    const isMoreTelling = tierOf(error.score) < 1 || (error.score === scores.word && distance > farBelow);
    return isMoreTelling ? last : undefined;
}
function listKeyLines({ heading, line, more, places }) {
    return [line, ...(heading ? [heading] : []), ...more, ...places];
}
function chooseError(findings) {
    const { blocks, firstWarning, lastLine } = findings;
    const error = chooseShaped(findings);
    const last = chooseLastWords(error, findings.lastWords);
    let chosen = last === undefined ? error : toFinding(last, scores.word);
    const isOfWarnings = chosen !== undefined &&
        chosen.score < scores.verdict &&
        (chosen.line.tone === 'warning' || aboutWarnings.test(lookAt(chosen.line.text)));
    if (firstWarning !== undefined && isOfWarnings)
        chosen = firstWarning;
    if (chosen === undefined && lastLine !== undefined)
        chosen = toFinding(lastLine, scores.wrapper);
    if (chosen === undefined)
        return undefined;
    const others = blocks.filter(({ score }) => score > blockBonus).slice(0, maxOthers);
    return {
        finding: chosen,
        isGuess: chosen.score < scores.verdict,
        keyLines: [
            ...listKeyLines(chosen),
            ...others.flatMap(({ block }) => (block.message ? listKeyLines(block.message) : [block.heading])),
        ],
    };
}

;// CONCATENATED MODULE: ./src/logs/first-error/completion.ts


const detailLines = 8;
const placeLines = 60;
const detail = /^\s*(?:[+-]\s)?(?:expected|actual|received|but was|left|right|got|want|evaluated|but got)\s*:\s*\S/i;
const openEnd = /(?::|\|-|>-|[a-z] (?:an?|and|but|for|of|or|the|to|with))$|:\d+: (?:error|failure|failed)$|\berror: \[[A-Z]+-\d+\]$|\] Expected$|^ERROR {4}\S/i;
const onlyName = /^\s*[A-Z]\w+(?:Error|Exception)$/;
const onlyPlace = /^\s*\S* ?error (?:in|at) \S+(?: [\d:,-]+)?$|^\s*\d+:\d+(?:-\d+)?$/i;
const foreign = /node_modules|(?:site|dist)-packages|\/usr\/|\/opt\/|hostedtoolcache|node:|<anonymous>|"<|\binternal\/|java\.base|\b(?:jdk|java|sun|org\.junit|org\.apache\.maven|org\.gradle|junit)\.|\/rustc\/|\/registry\/src\//;
function isOpenEnded(text) {
    const end = text.trimEnd();
    return openEnd.test(end) || onlyName.test(end) || onlyPlace.test(end);
}
function completeError(stream, line, text, kind) {
    const { latest } = stream;
    if (latest === undefined || line.index === latest.line.index)
        return;
    const distance = line.index - latest.line.index;
    if (kind.role === 'frame' || kind.role === 'pointer' || kind.role === 'place-below') {
        const isOwn = kind.role !== 'frame' || !foreign.test(text);
        if (distance === 1 && placeArrow.test(text))
            latest.more.push(line);
        else if (isOwn && latest.places.length < 2 && distance < placeLines)
            latest.places.push(line);
        return;
    }
    if (distance > detailLines)
        return;
    if (/^(?:CMake |ERROR {4})/.test(latest.line.text) && !/^\s/.test(text))
        stream.isOpenEnded = false;
    if (detail.test(text) && latest.more.length < 3) {
        latest.more.push(line);
        stream.isOpenEnded = false;
    }
    else if (stream.isOpenEnded && kind.role === 'none' && /[\p{L}\d]/u.test(text)) {
        const isPlace = onlyPlace.test(text);
        if (isPlace && /error/i.test(text))
            Object.assign(latest, { line, more: [] });
        else
            latest.more.push(line);
        const isBroken = /^CMake |\] Expected$/.test(latest.line.text) && !/[.!?]$/.test(text.trimEnd());
        stream.isOpenEnded = (isPlace || isBroken || text.trimEnd().endsWith(':')) && latest.more.length < 3;
    }
}
function readTraceback(stream, line, text, kind) {
    const indent = text.length - text.trimStart().length;
    if (kind.role === 'traceback') {
        stream.traceback = indent;
        stream.frames = [];
        stream.hasFrame = false;
        return 0;
    }
    if (stream.traceback < 0)
        return kind.score;
    if (kind.role === 'frame') {
        stream.hasFrame = true;
        if (!foreign.test(text))
            stream.frames = [...stream.frames.slice(0, 1), line];
    }
    if (indent > stream.traceback || kind.role === 'frame')
        return kind.score;
    stream.traceback = -1;
    if (!stream.hasFrame || kind.score === scores.wrapper)
        return kind.score;
    stream.isChained = true;
    return Math.max(kind.score, scores.concrete);
}

;// CONCATENATED MODULE: ./src/logs/first-error/stream.ts
function createStream() {
    return {
        block: undefined,
        pending: undefined,
        latest: undefined,
        isOpenEnded: false,
        previous: undefined,
        file: undefined,
        isWarned: false,
        frames: [],
        hasFrame: false,
        traceback: -1,
        captured: 'no',
        hasStarted: false,
        isInSection: false,
        isInSummary: false,
        hasEntry: false,
        isChained: false,
        isInScript: false,
    };
}

;// CONCATENATED MODULE: ./src/logs/first-error/finder.ts









const provokedPenalty = 4;
const maxStreams = 32;
const conclusionLines = 5;
const finder_aFile = /^\s*(?:\.?\/)?(?:[A-Za-z]:)?[\w@.+\\/-]+\.[A-Za-z]\w{0,9}$/;
const tableHead = /^\s*Line {2,}\S/;
const tableRow = /^\s+:?\d+ {2,}\S/;
const scriptLine = /^\s*(?:\d+ \| |\|\s+~+\s*$)/;
const placed = /\.[A-Za-z]\w{0,9}(?::\[?|\()\d/;
const idleWarning = /\bdeprecat|npm warn|ExperimentalWarning/i;
function isFile(text) {
    if (tableHead.test(text))
        return true;
    const spaceAt = text.indexOf(' ');
    return (spaceAt === -1 || text.trimStart().indexOf(' ') === -1) && finder_aFile.test(text);
}
function isConclusion({ block, hasStarted, pending }, line, kind) {
    const isNear = pending !== undefined && line.index - pending.line.index <= conclusionLines;
    return (isNear &&
        !block &&
        !hasStarted &&
        kind.role === 'heading' &&
        kind.score === scores.complaint &&
        pending.score >= scores.concrete);
}
function createErrorFinder() {
    const streams = new Map();
    const blocks = createBlockList();
    const runs = createRuns();
    const { commit } = runs;
    const lastWords = createLastWords();
    let lastLine;
    let firstWarning;
    function getStream(name) {
        let stream = streams.get(name);
        if (stream === undefined) {
            stream = createStream();
            streams.set(name, stream);
            if (streams.size > maxStreams) {
                const [oldest = '', gone] = streams.entries().next().value ?? [];
                if (gone !== undefined)
                    commit(gone);
                streams.delete(oldest);
            }
        }
        return stream;
    }
    function offer(stream, finding) {
        const target = stream.block ?? stream;
        const current = stream.block === undefined ? stream.pending : stream.block.message;
        const isBetter = current === undefined ||
            finding.score > current.score ||
            (stream.isChained && finding.score >= current.score - 1);
        finding.run = runs.join(finding.line.index, finding.score);
        if (!isBetter)
            return;
        stream.isChained =
            finding.score >= scores.concrete && /\bfollowing\b[^:]{0,80}:$/.test(lookAt(finding.line.text));
        if (stream.file !== undefined && /^\s+\d+(?::\d+)?\s/.test(lookAt(finding.line.text)))
            finding.heading = stream.file;
        if (stream.block !== undefined)
            finding.heading ??= stream.block.heading;
        if (target === stream)
            stream.pending = finding;
        else
            target.message = finding;
        stream.latest = finding;
        stream.isOpenEnded = isOpenEnded(lookAt(finding.line.text));
    }
    function openBlock(stream, line, isTitled, score) {
        const said = stream.pending;
        if (stream.hasStarted && said !== undefined)
            stream.pending = undefined;
        else
            commit(stream);
        stream.block = blocks.open(line, isTitled);
        if (stream.hasStarted && said !== undefined) {
            said.heading = line;
            stream.block.message = said;
        }
        stream.captured = 'no';
        stream.latest = undefined;
        stream.frames = [];
        if (score > scores.verdict)
            offer(stream, toFinding(line, score));
    }
    function reopenBlock(stream, text) {
        const block = stream.block === undefined ? undefined : blocks.find(text.trim());
        if (block === undefined)
            return false;
        endBlock(stream);
        stream.block = block;
        return true;
    }
    function endBlock(stream) {
        stream.block = undefined;
        stream.latest = undefined;
        stream.isOpenEnded = false;
        stream.captured = 'no';
    }
    function follow(stream, line, text, kind, score) {
        switch (kind.role) {
            case 'start':
                commit(stream);
                endBlock(stream);
                stream.hasStarted = true;
                return true;
            case 'pass':
                if (stream.pending !== undefined)
                    stream.pending.score -= provokedPenalty;
                commit(stream);
                endBlock(stream);
                return true;
            case 'all-passed':
                commit(stream);
                endBlock(stream);
                blocks.outlive();
                runs.next();
                return true;
            case 'section':
            case 'summary':
                commit(stream);
                endBlock(stream);
                stream.isInSection ||= kind.role === 'section';
                stream.isInSummary = kind.role === 'summary' || /^failures:$/.test(text);
                stream.hasEntry = false;
                return true;
            case 'count':
                endBlock(stream);
                stream.isInSummary = false;
                return false;
            case 'captured':
                stream.isOpenEnded = false;
                stream.captured = /^\s*(?:stdout|stderr|console)/.test(text) ? 'until-blank' : 'until-heading';
                return true;
            case 'chain':
                stream.isChained = true;
                return true;
            case 'titled':
            case 'heading':
                if (isConclusion(stream, line, kind))
                    return false;
                stream.isInSummary = false;
                openBlock(stream, line, kind.role === 'titled', score);
                return true;
            default:
                if (stream.isInSection && numbered.test(text)) {
                    openBlock(stream, line, true, 0);
                    return true;
                }
                return kind.role === 'none' && score === 0 && reopenBlock(stream, text);
        }
    }
    function read(line, unprefixed, kind) {
        const { text } = unprefixed;
        const stream = getStream(unprefixed.stream);
        if (text.trim() === '') {
            if (stream.captured === 'until-blank')
                stream.captured = 'no';
            return 0;
        }
        if (kind.role !== 'pass')
            lastLine = line;
        if (stream.pending !== undefined && line.index - stream.pending.line.index > runGap)
            commit(stream);
        let score = readTraceback(stream, line, text, kind);
        if (score === 0 && kind.role === 'none' && isFile(text))
            stream.file = line;
        const { file } = stream;
        if (file !== undefined &&
            line.index - file.index < runGap &&
            tableRow.test(text) &&
            tableHead.test(file.text))
            score = 7;
        completeError(stream, line, text, kind);
        if (stream.isInSummary && kind.role === 'none') {
            blocks.addEntry(text);
            stream.hasEntry = true;
            if (!text.endsWith(':'))
                score = Math.max(score, scores.verdict);
        }
        const belongsToWarning = stream.isWarned &&
            (kind.role === 'traceback' || kind.role === 'frame' || /^\s/.test(text) || isException(text));
        stream.isWarned = belongsToWarning || kind.tone === 'warning';
        if (kind.tone === 'warning' && kind.role === 'none' && !idleWarning.test(text)) {
            const isPlaced = placed.test(text);
            if (firstWarning === undefined || (isPlaced && !firstWarning.isPlaced)) {
                const finding = { ...toFinding(line, scores.verdict), heading: stream.file };
                firstWarning = { finding, isPlaced };
            }
        }
        if (/^Line \|$/.test(text))
            stream.isInScript = true;
        else if (stream.isInScript && !scriptLine.test(text)) {
            stream.isInScript = false;
            if (/^\s+\| \S/.test(text))
                score = scores.concrete + 1;
        }
        const { previous } = stream;
        stream.previous = { line, score, tone: kind.tone };
        if (follow(stream, line, text, kind, score))
            return kind.weight;
        const isArrow = kind.role === 'none' && /^\s*> \S/.test(text);
        const isCause = isArrow && !isWrapper(text, text.trim());
        if (isCause && stream.block?.isTitled)
            score = Math.max(score, scores.complaint);
        if (kind.role === 'place-below' &&
            previous?.tone === 'plain' &&
            previous.score === 0 &&
            isTelling(previous.line.text)) {
            const below = placeArrow.test(text) ? { more: [line] } : { places: [line] };
            offer(stream, { ...toFinding(previous.line, scores.place), ...below });
            return 2;
        }
        if (score > 0) {
            const isProvoked = (stream.captured !== 'no' || (belongsToWarning && isException(text))) && score > scores.word;
            stream.isChained ||= stream.block !== undefined && score >= scores.complaint && isCause;
            if (isProvoked)
                score = Math.max(score - provokedPenalty, scores.word);
            offer(stream, { ...toFinding(line, score), places: stream.frames });
            return isProvoked ? 1 : kind.weight;
        }
        if (kind.role !== 'none')
            return kind.weight;
        lastWords.read(line, text);
        const { block } = stream;
        const isVague = block !== undefined && (block.message?.score ?? 0) <= scores.wrapper;
        const mayBeMessage = isVague && block.isTitled && stream.captured === 'no';
        if (mayBeMessage && (isArrow ? isCause : isTelling(text))) {
            offer(stream, toFinding(line, scores.word - 0.1));
            if (block.message?.line === line)
                return 1;
        }
        return kind.weight;
    }
    return {
        read,
        skip() {
            const stream = streams.get('');
            if (stream?.captured === 'until-blank')
                stream.captured = 'no';
            if (stream?.hasEntry)
                stream.isInSummary = false;
            lastWords.skip();
        },
        restart() {
            for (const stream of streams.values())
                commit(stream);
            streams.clear();
            firstWarning = undefined;
            runs.next();
        },
        finish(isFailed) {
            for (const stream of streams.values())
                commit(stream);
            return chooseError({
                blocks: blocks.rank(),
                best: runs.best(),
                lastWords: isFailed ? lastWords.choose() : undefined,
                firstWarning: isFailed ? firstWarning?.finding : undefined,
                lastLine: isFailed ? lastLine : undefined,
            });
        },
    };
}

;// CONCATENATED MODULE: ./src/logs/first-error/sentence.ts




const maxLength = 160;
const maxLinks = 20;
const minSentence = 40;
const longHead = 80;
const comparison = /: (?:got|expected|want(?:ed)?|found) [^:]*$/i;
const workspace = /(?:file:\/\/)?(?:(?:\/home\/runner\/work|\/Users\/runner\/work|\/__w|[A-Za-z]:[\\/]a)[\\/]([\w.-]{1,100})[\\/]\1[\\/]|\/github\/workspace\/)/g;
const label = /^\s*(?:(?:[\w$]+\.)*(?:AssertionError|AssertionFailedError|ComparisonFailure)(?: \[\w+\])?\s?:|(?:Error|error|ERROR|Failure\/Error)\s?:|(?:npm|yarn) (?:error|ERR!))\s+(?=\S)/;
const message = /"(?:message|msg|stderr)"\s*:\s*"((?:[^"\\]|\\.){8,})"/gi;
const value = /^\s*(?:[+-]\s)?(?:expected|actual|received|but was|left|right|got|want|evaluated|but got)\s*:/i;
const inFile = /^\s*(\d+:\d+)\s+(?:error|warning|[✖×✗])\s+|^\s+:?(\d+) {2,}/;
function nameError(text) {
    const bare = strip(text).replace(/^\s*[✗✘✖×●❌⨯⚠]\s*/, '');
    return bare
        .replace(label, '')
        .replace(/ \/\/ (?:Object\.is|deep) equality$/, '')
        .trim();
}
function takeOff(text, prefix) {
    return prefix !== '' && text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
function cutPaths(text) {
    let rest = text.length - maxLength;
    return text
        .split(' ')
        .map((word) => {
        const parts = word.split(/[\\/]/);
        if (rest <= 0 || parts.length <= 3)
            return word;
        const before = parts[0]?.replace(/(?<![\w@.+-])[\w@.+-]+$/, '') ?? '';
        const short = `${before}…/${parts.at(-1)}`;
        rest -= word.length - short.length;
        return short;
    })
        .join(' ');
}
function cutQuotes(text) {
    const cause = / err(?:or)?="((?:[^"\\]|\\.)+)"/.exec(text)?.[1];
    if (cause !== undefined)
        return `${text.replace(/ \w+=[^ ].*/, '')}: ${cause}`;
    const [test = '', ...reason] = text.split(' - ');
    if (reason.length > 0 && /^(?:FAILED|ERROR) \S*::/.test(test))
        return `${test.split('::').at(-1)?.split('[', 1)[0]}: ${reason.join(' - ')}`;
    return text.replace(/(?<=\b(?:running|command|execut\w{1,4}) )"([^"]{20})[^"]{40,}"/gi, '"$1…"');
}
function cutChain(text) {
    const [head = '', ...body] = text.split(/(?=\{)/);
    const links = head.split(': ', maxLinks);
    links.push((links.pop() ?? '') + body.join(''));
    if (/^(?:fatal )?(?:error|warning)$/i.test(links[1] ?? ''))
        return text;
    if (text.length - (links.at(-1) ?? '').length < longHead)
        return text;
    let longest = '';
    let kept = 0;
    for (let from = 1; from < links.length; from++) {
        for (let to = from + 1; to < links.length; to++) {
            const short = [...links.slice(0, from), '…', ...links.slice(to)].join(': ');
            if (short.length > maxLength || short.length <= longest.length)
                continue;
            longest = short;
            kept = links.slice(to).join(': ').length;
        }
    }
    const cut = longest || text;
    if (kept >= minSentence || (links[0] ?? '').length < longHead)
        return cut;
    const ends = links.map((_, at) => links.slice(at).join(': '));
    return ends.find(({ length }) => length <= maxLength && length > minSentence) ?? cut;
}
function readMessage(text) {
    const values = [...text.matchAll(message)].map(([, value = '']) => value.replace(/\\[rnt]/g, ' ').replace(/\\(.)/g, '$1'));
    const last = values.findLast((each) => !isWrapper(each, each));
    return last === undefined ? undefined : (readMessage(last) ?? last);
}
function takeSentences(text) {
    const end = text.length > maxLength ? text.lastIndexOf('. ', maxLength) : -1;
    return end > minSentence && !comparison.test(text.slice(end)) ? text.slice(0, end + 1) : text;
}
function shorten(text) {
    let near = text
        .replace(workspace, '')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/ -> \[Help \d\]$/, '');
    if (near.length > maxLength) {
        const said = readMessage(near);
        near =
            said === undefined
                ? near
                    .replace(/^.{1,400}: (?=ERROR: \S)/, '')
                    .replace(/^.{1,300} at (?=[\w.+-]{1,100}\.\w{1,6}:\d{1,6}(?::\d{1,6})?: \S)/, '')
                    .replace(/ ?[[(]https?:[^\s\])]{1,300}[\])]$/, '')
                : near.slice(0, Math.max(0, near.indexOf('{'))) + said;
    }
    const told = takeSentences(near);
    const quoted = told.length > maxLength ? cutQuotes(told) : told;
    const isWhole = quoted.length <= maxLength || quoted !== told;
    const short = isWhole ? quoted : takeSentences(cutPaths(quoted));
    return (0,clean_text/* cleanText */.X)(short.length > maxLength ? cutChain(short) : short, { maxLength });
}
function tellError(texts) {
    const { prefix } = texts;
    const line = lookAt(texts.line);
    const heading = texts.heading === undefined ? undefined : lookAt(texts.heading);
    const more = texts.more.map(lookAt);
    const text = takeOff(line, prefix);
    const said = nameError(text);
    const rest = more.map((each) => takeOff(each, prefix).trim());
    const isAside = (each) => value.test(each) || placeArrow.test(each);
    const values = rest.filter(isAside).map((each) => each
        .replace(placeArrow, '')
        .replace(/\s+/g, ' ')
        .replace(/[,\]]$/, ''));
    const whole = [said, ...rest.filter((each) => !isAside(each))].join(' ');
    const sentence = whole.length > maxLength && said.endsWith(':') && /\bfollowing\b/.test(said) ? said : whole;
    const added = values.length === 0 ? '' : ` (${values.join(', ')})`;
    const place = inFile.exec(text);
    if (heading !== undefined && place !== null) {
        const file = takeOff(heading, prefix)
            .replace(/^\s*Line {2,}/, '')
            .trim();
        return shorten(`${file}:${place[1] ?? place[2]} ${text.slice(place[0].length)}`);
    }
    if (/^\S*$/.test(sentence)) {
        if (heading !== undefined && heading !== line)
            return shorten(`${nameError(takeOff(heading, prefix))}: ${sentence}${added}`);
        return shorten(`${line.slice(0, line.length - text.length)}${sentence}${added}`);
    }
    return sentence.length + added.length <= maxLength
        ? shorten(sentence + added)
        : (0,clean_text/* cleanText */.X)(shorten(sentence) + added, { maxLength });
}

;// CONCATENATED MODULE: ./src/logs/lines/prefix.ts
const maxNames = 64;
const learnedAfter = 2;
const stamp = /^(?:(?:[A-Z]{4,8} )?[[(]?(?:\d{4}[-/]\d\d[-/]\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d| [AP]M)?[\])]?:?(?:\s+|$)|#\d{1,5} (?:\d{1,6}\.\d{1,6} )?)(?=\S|$)/;
const bracketed = /^ *\[((?![A-Z]{1,30}_[A-Z_]{1,30}\])(?=[^\]]{0,60}[A-Za-z])[\w@./:#-]{1,60})\]:? /;
const signs = [
    [': ', /^[\w@./#+-][\w@./:#+-]{0,60}(?: [\w:-]{1,30})?$/],
    ['|', /^[\w@./#+-][\w@./:#+-]{0,60} *$/],
    ['> ', /^\w[\w.-]{0,30}(?: \w{1,20})?$/],
    ['\t', /^.{1,80}$/],
];
const prefixLength = 100;
const noName = /^(?:.*\b)?(?:errors?|err!?|warn(?:ings?)?|info|debug|trace|fatal|emerg|alert|crit(?:ical)?|severe|fail(?:ed|ure)?|note|notice|hint|help|caused by|pass|ok|expected|actual|received|got|want|left|right|at|in)$|^[A-Z]$|(?:Error|Exception|Failure|Warning)$|:\d+$|\.[a-z]{1,5}$|^\d+$/i;
const exceptionName = /^[A-Z]\w+Exception$/;
const box = /^(?:[│┃]\s?(?=\s*\S)|[›»▸] +|➤ YN\d{4}: (?:[│┌└] ?)?|==\d{1,10}== ?)/;
const groupStart = /^\s*\+ Exception Group Traceback \(most recent call last\):$/;
const margin = /^\s*[|+] ?/;
const sourceMargin = /^ +\| +(?=[^~\s])/;
const marginRule = /^\s*(?:\+-)?\+-{10,}(?: (\d+|\.\.\.) -{10,})?$/;
function createPrefixReader() {
    const counts = new Map();
    let group;
    let isBesideSource = false;
    function isLearned(name) {
        const count = counts.get(name) ?? 0;
        counts.set(name, count + 1);
        if (counts.size > maxNames)
            counts.delete(counts.keys().next().value ?? '');
        return count >= learnedAfter;
    }
    function readName(text) {
        const first = text.charCodeAt(0);
        if (first === 0x5b || (first === 0x20 && /^ {0,12}\[/.test(text))) {
            const bracket = bracketed.exec(text);
            const name = bracket?.[1] ?? '';
            return bracket === null || (noName.test(name) && !exceptionName.test(name))
                ? undefined
                : { name, length: bracket[0].length };
        }
        for (const [sign, pattern] of signs) {
            const signAt = text.indexOf(sign);
            if (signAt < 1 || signAt > prefixLength)
                continue;
            const spaceAt = text.indexOf(' ');
            const hasSpaces = spaceAt < signAt - 1 && text.lastIndexOf(' ', signAt - 1) !== spaceAt;
            if (sign === ': ' && hasSpaces)
                continue;
            const before = text.slice(0, signAt);
            const name = before.trimEnd();
            if (!pattern.test(before) || noName.test(name))
                continue;
            const end = signAt + sign.length;
            return isLearned(name)
                ? { name, length: sign === '|' && text[end] === ' ' ? end + 1 : end }
                : undefined;
        }
        return undefined;
    }
    function readMargin(line) {
        if (line.endsWith(':') && groupStart.test(line))
            group = '';
        if (group === undefined)
            return undefined;
        const end = margin.exec(line)?.[0].length;
        if (end === undefined) {
            group = undefined;
            return undefined;
        }
        const rule = marginRule.exec(line);
        if (rule !== null)
            group += ` ${rule[1] ?? 'end'}`;
        const at = rule === null ? end : line.length;
        return { stream: group, prefix: line.slice(0, at), text: line.slice(at) };
    }
    return (line) => {
        const grouped = readMargin(line);
        if (grouped !== undefined)
            return grouped;
        isBesideSource = line === 'Line |' || (isBesideSource && /^ +(?:\d+ )?\|/.test(line));
        const beside = isBesideSource ? (sourceMargin.exec(line)?.[0].length ?? 0) : 0;
        if (beside > 0)
            return { stream: '', prefix: line.slice(0, beside), text: line.slice(beside) };
        let at = 0;
        let stream = '';
        const first = line.charCodeAt(0);
        if ((first === 0x20 && !/^ +\[/.test(line)) || first === 0x09)
            return { stream, prefix: '', text: line };
        if (first < 0x5c)
            at += stamp.exec(line)?.[0].length ?? 0;
        const found = readName(at === 0 ? line : line.slice(at));
        if (found !== undefined) {
            stream = found.name;
            at += found.length;
            at += stamp.exec(line.slice(at))?.[0].length ?? 0;
        }
        const sign = line.charCodeAt(at);
        if (sign === 0x3d || sign > 0x7f)
            at += box.exec(line.slice(at))?.[0].length ?? 0;
        return { stream, prefix: line.slice(0, at), text: at === 0 ? line : line.slice(at) };
    };
}

;// CONCATENATED MODULE: ./src/logs/ring-buffer.ts
function createFirstLastBuffer(room) {
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
function createRingBuffer(room) {
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

;// CONCATENATED MODULE: ./src/logs/select.ts
function createSelection(total, maxLines) {
    const places = [];
    const chosen = new Map();
    let cost = total > 0 ? 1 : 0;
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
function orderWindow(window) {
    const from = window.lines.filter(({ index }) => index >= window.focus);
    const before = window.lines.filter(({ index }) => index < window.focus);
    return [...from, ...before.reverse()];
}
function chooseLines(shortlist, maxLines) {
    const { total, command, exit, best, windows } = shortlist;
    const tail = shortlist.tail.toSorted((a, b) => b.index - a.index);
    const firstFocus = Math.min(...windows.map(({ focus }) => focus));
    const isWorthFilling = ({ index }) => windows.length === 0 || index > firstFocus;
    const wanted = [
        ...best.slice(0, 1),
        ...[exit, command].filter((line) => line !== undefined),
        ...best,
        ...tail.slice(0, Math.min(8, Math.floor(maxLines / 5))),
        ...windows.flatMap(orderWindow),
        ...tail.filter(isWorthFilling),
    ];
    const selection = createSelection(total, maxLines);
    for (const candidate of wanted)
        selection.add(candidate);
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

;// CONCATENATED MODULE: ./src/logs/collector.ts







const linesBefore = 3;
const linesAfter = 8;
const windowLength = 16;
const unsafeTail = 1_024;
function readProgress(text) {
    if (text.length > 400 || !(text.includes('%') || text.includes('B')) || !/\d ?%|\d ?[kMG]i?B\b/.test(text))
        return undefined;
    return text.replace(/[\d.=#>\-█▉▊▋▌▍▎▏░▒▓⠀-⣿| ]+/g, '');
}
function createExcerpt(limits) {
    const room = Math.max(limits.maxLines, windowLength);
    const strong = createFirstLastBuffer(room);
    const weak = createFirstLastBuffer(room);
    const tail = createRingBuffer(room);
    const before = createRingBuffer(linesBefore);
    let total = 0;
    let last;
    let mergeable;
    let lastProgress;
    let isBlankDue = false;
    let hasError = false;
    let hasWindow = false;
    let isStrong = false;
    let command;
    let exit;
    const finder = createErrorFinder();
    const readPrefix = createPrefixReader();
    let window;
    let due = 0;
    let group;
    let doubtful = [];
    function endWindow() {
        if (window !== undefined)
            (window.weight === 2 ? strong : weak).put(window);
        window = undefined;
        due = 0;
    }
    function watch(candidate) {
        if (window !== undefined && (due === 0 || window.lines.length >= windowLength))
            endWindow();
        if (candidate.weight > 0) {
            hasWindow = true;
            isStrong ||= candidate.weight === 2;
            window ??= { lines: before.list(), weight: 0, focus: candidate.index };
            if (candidate.weight > window.weight) {
                window.weight = candidate.weight;
                window.focus = candidate.index;
            }
            candidate.window = window;
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
    function add(text, { tone, weight, score }, isCut, prefix = '') {
        if (isBlankDue && last !== undefined) {
            isBlankDue = false;
            finder.skip();
            place({
                index: total++,
                text: '',
                prefix: '',
                tone: 'plain',
                weight: 0,
                score: 0,
                isCut: false,
                repeats: 0,
            });
        }
        return { index: total++, text, prefix, tone, weight, score, isCut, repeats: 0 };
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
        hasError: () => hasError,
        saysError: () => hasError || isStrong,
        isEmpty: () => total === 0,
        addCommand(text) {
            endGroup();
            finder.restart();
            const candidate = add(text, { tone: 'command', weight: 0, score: 0 }, false);
            place(candidate);
            mergeable = undefined;
            if (!hasError)
                command = candidate;
        },
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
            const line = readPrefix(lookAt(text));
            const kind = classifyLine(line.text, marker);
            const progress = kind.weight === 0 ? readProgress(text) : undefined;
            if (mergeable !== undefined && progress !== undefined && progress === lastProgress) {
                Object.assign(mergeable, { text, isCut, index: total++, repeats: 0 });
                return;
            }
            const candidate = add(marker === 'command' ? `$ ${text}` : text, kind, isCut, line.prefix);
            if (marker === 'error')
                hasError = true;
            if (marker === 'error' && isExitLine(text)) {
                exit = candidate;
                candidate.weight = 0;
            }
            else if (marker === undefined || marker === 'error') {
                candidate.weight = finder.read(candidate, line, kind);
            }
            place(candidate);
            lastProgress = progress;
        },
        openGroup(title) {
            endGroup();
            if (title.trim() !== '') {
                place(add(`▸ ${title}`, { tone: 'command', weight: 0, score: 0 }, false));
            }
            mergeable = undefined;
            group = { tail: createRingBuffer(room), hasError: false };
        },
        closeGroup: endGroup,
        finish(redact) {
            if (group !== undefined)
                group.hasError = true;
            endGroup();
            endWindow();
            const first = finder.finish(hasError);
            const bestWindow = first?.finding.line.window;
            const windows = [...(bestWindow === undefined ? [] : [bestWindow]), ...strong.list(), ...weak.list()];
            const shortlist = {
                total,
                command,
                exit,
                best: first?.keyLines ?? [],
                windows,
                tail: [...tail.list(), ...doubtful],
            };
            const chosen = chooseLines(shortlist, limits.maxLines);
            const { line, heading, more } = first?.finding ?? { line: exit, more: [] };
            const told = [
                ...(line === undefined ? [] : [line]),
                ...more,
                ...(heading === undefined ? [] : [heading]),
            ];
            const all = [...chosen, ...told];
            const texts = redact(all.map(({ text }) => text)).map((text, at) => trimTail(text, all[at]?.isCut ?? false));
            const lines = renderLines(chosen.map((candidate, at) => ({
                ...candidate,
                text: showLine(texts[at] ?? '', limits.maxLineLength),
            })), total, limits.maxLines);
            const [said = '', ...others] = texts.slice(chosen.length);
            const firstError = tellError({
                heading: heading === undefined ? undefined : others.pop(),
                prefix: line?.prefix ?? '',
                line: said,
                more: others,
            });
            return {
                lines,
                totalLines: total,
                isCut: lines.some(({ tone }) => tone === 'gap'),
                ...(firstError !== '' && {
                    firstError,
                    errorLine: showLine(said, limits.maxLineLength),
                    isFirstErrorGuess: first?.isGuess ?? true,
                }),
            };
        },
    };
}
function trimTail(text, isCut) {
    return isCut ? `${text.slice(0, -unsafeTail)}…` : text;
}
function showLine(text, maxLength) {
    const line = (0,clean_text/* cleanText */.X)(text, { multiline: true }).replaceAll('\n', ' ').replaceAll('\t', '  ').trimEnd();
    return (0,clean_text/* cleanText */.X)(line, { multiline: true, maxLength });
}

;// CONCATENATED MODULE: ./src/logs/parser.ts
const parser_stamp = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z ?/y;
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
            parser_stamp.lastIndex = begin;
            const isStamped = parser_stamp.test(raw);
            if (isStamped)
                second = raw.slice(begin, begin + secondLength);
            const text = filter(raw.slice(isStamped ? parser_stamp.lastIndex : begin));
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

;// CONCATENATED MODULE: ./src/logs/terminal.ts
const lineLimit = 16_384;
const terminal_stamp = /^\uFEFF?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z ?/;
const special = /[\n\r\u001B\u0090\u0098\u009B\u009D-\u009F]/g;
const parameters = /[\u0020-\u003F]*/y;
const stringEnd = /[\u0007\u001B\u009C\n]/g;
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

;// CONCATENATED MODULE: ./src/logs/excerpt.ts




const pieceBytes = 65_536;
const slackMs = 1_000;
async function excerptLog(stream, options = {}) {
    const { maxLines = 40, maxLineLength = 500, maxBytes = Number.POSITIVE_INFINITY } = options;
    const { redactor = (0,patterns/* createRedactor */.lY)([], 0, () => 0) } = options;
    const notes = [];
    const finder = createStepFinder({ maxLines, maxLineLength }, options.step);
    const parser = createJobLogParser(finder, (0,patterns/* createKeyFilter */.ef)());
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
        if (!isCutOff) {
            writer.write(decoder.decode());
            writer.end();
        }
        parser.end();
    }
    const { scrub = (text) => text } = options;
    const excerpt = finder.finish((texts) => redactor.redact(texts.map(scrub)));
    return { ...excerpt, notes };
}
function weigh(step) {
    if (step?.hasError())
        return 2;
    return step?.saysError() ? 1 : 0;
}
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
function createStepFinder(limits, step) {
    const times = readTimes(step);
    let current = createExcerpt(limits);
    let kept;
    let silent;
    let isMatched = false;
    let isNamed = false;
    let isDone = false;
    function isWanted(second) {
        if (isDone)
            return false;
        if (times === undefined || silent !== undefined)
            return true;
        if (second >= times.from && second <= times.to) {
            if (!isMatched)
                beginStep();
            isMatched = true;
            return true;
        }
        if (isMatched && second > times.to)
            endMatch();
        return !isMatched && !isDone;
    }
    function endMatch() {
        isDone = current.saysError();
        if (isDone)
            return;
        silent = current;
        isMatched = false;
        current = createExcerpt(limits);
    }
    function beginStep() {
        if (!isMatched && !current.isEmpty() && weigh(current) >= weigh(kept))
            kept = current;
        current = createExcerpt(limits);
    }
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
                endMatch();
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
            const own = silent ?? (isMatched ? current : undefined);
            const others = silent === undefined ? [kept] : [current, kept];
            if (own !== undefined) {
                const telling = own.saysError() ? own : others.find((each) => weigh(each) > 0);
                return (telling ?? own).finish(redact);
            }
            const isBetter = kept === undefined || current.hasError() || !(kept.hasError() || current.isEmpty());
            return (isBetter || kept === undefined ? current : kept).finish(redact);
        },
    };
}

// EXTERNAL MODULE: ./src/notification/build/cause.ts
var cause = __webpack_require__(5959);
// EXTERNAL MODULE: ./src/notification/build/failed-jobs.ts
var failed_jobs = __webpack_require__(1100);
// EXTERNAL MODULE: ./src/notification/build/first-error.ts
var first_error = __webpack_require__(4733);
// EXTERNAL MODULE: ./src/notification/build/jobs.ts
var build_jobs = __webpack_require__(5374);
// EXTERNAL MODULE: ./src/notification/build/outcome.ts
var outcome = __webpack_require__(5220);
// EXTERNAL MODULE: ./src/github/api/failure.ts
var failure = __webpack_require__(6898);
// EXTERNAL MODULE: ./src/github/build/annotations.ts
var build_annotations = __webpack_require__(4182);
// EXTERNAL MODULE: ./src/github/build/platform-fault.ts
var platform_fault = __webpack_require__(1256);
;// CONCATENATED MODULE: ./src/github/build/failures.ts









async function expandFailures(api, jobs, facts, options) {
    const byId = new Map(facts.map((fact) => [fact.id, fact]));
    const expanded = await Promise.all((0,failed_jobs/* pickFailedJobs */.dI)(jobs.list, options.ownName).map((job) => expandJob(api, job, job.id === undefined ? undefined : byId.get(job.id), options)));
    const failures = expanded.map((each) => each.failure);
    return {
        failures: failures.toSorted((a, b) => Number(a.cause === 'platform') - Number(b.cause === 'platform')),
        missing: mergeMissing(expanded.flatMap((each) => each.missing)),
        notes: [...new Set(expanded.flatMap((each) => each.notes))],
    };
}
async function judgePast(api, facts, options) {
    const jobs = (0,build_jobs/* foldJobs */.S7)(facts);
    const failures = [];
    for (const job of (0,failed_jobs/* pickFailedJobs */.dI)(jobs.list)) {
        const fact = facts.find(({ id }) => id === job.id);
        const { failure, missing } = await expandJob(api, job, fact, options);
        if (failure.cause !== 'platform') {
            const isUnread = failure.cause === 'unknown' && missing.some(({ section }) => section === 'annotations');
            return { cause: isUnread ? 'unread' : 'code', missing };
        }
        failures.push(failure);
    }
    return { cause: (0,cause/* causeOf */.rl)({ jobs, failures }) === 'platform' ? 'platform' : 'code', missing: [] };
}
async function expandJob(api, job, fact, options) {
    const missing = [];
    const [log, annotations] = await Promise.all([
        readLog(api, job, fact, options, missing),
        fact?.annotations ?? readAnnotations(api, job, options, missing),
    ]);
    const step = job.failedSteps[0];
    const platformFault = (0,platform_fault/* findPlatformFault */.d)({ annotations, log });
    const shown = (0,build_annotations/* shownAnnotations */.qw)(annotations);
    const error = (0,first_error/* chooseFirstError */.u)(log, shown);
    const isSaid = error.firstError !== undefined && (0,outcome/* isRed */.iI)(step?.conclusion ?? null) && job.conclusion !== 'timed_out';
    return {
        failure: {
            job: job.name,
            jobId: job.id,
            step: step?.name,
            url: step?.url ?? job.url ?? '',
            durationMs: step?.durationMs ?? job.durationMs,
            ...error,
            log: log && { lines: log.lines, totalLines: log.totalLines, isCut: log.isCut },
            annotations: shown,
            isNew: job.change && (job.change === 'new-failure' || job.isOtherStep === true),
            cause: platformFault !== undefined ? 'platform' : isSaid ? 'code' : 'unknown',
            platformFault,
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
        const excerpt = await excerptLog(answer.data, { ...log, step });
        return excerpt.lines.length > 0 ? excerpt : undefined;
    }
    catch {
        missing.push({ section: 'log', reason: `The log of ${job.name} could not be read to its end in time.` });
        return undefined;
    }
}
async function readAnnotations(api, job, { sha }, missing) {
    if (job.id === undefined)
        return [];
    const answer = await (0,build_annotations/* listAnnotations */.x)(api, job.id, sha);
    if (answer.ok)
        return answer.data;
    missing.push((0,failure/* missingOf */.oy)('annotations', answer.failure));
    return [];
}
function mergeMissing(missing) {
    return [...new Map(missing.map((each) => [`${each.section} ${each.reason}`, each])).values()];
}


/***/ })

};
