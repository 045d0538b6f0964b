/** What a line does to the lines around it. */
export type Role =
  /** Nothing. */
  | 'none'
  /** A failure begins, or is told: its message follows. `titled` names a test and has nothing but details below it. */
  | 'heading'
  | 'titled'
  /** A test begins. */
  | 'start'
  /** A test passed: what was printed since the last verdict did not fail it. */
  | 'pass'
  /** Everything passed up to here. */
  | 'all-passed'
  /** The details of all failures follow: numbered headings count from here on. */
  | 'section'
  /** The names of all failures follow. */
  | 'summary'
  /** Numbers at the end of a run. */
  | 'count'
  /** Output of a test is repeated. */
  | 'captured'
  /** A Python traceback begins. */
  | 'traceback'
  /** The next exception is the one that counts. */
  | 'chain'
  | 'frame'
  /** The place of the message above it: ` --> src/main.rs:4:27`. */
  | 'place-below'
  /** The line of the source that failed: `> 85 |   expect(x)`. */
  | 'pointer'
  | 'code';

const passing =
  /^\s*(?:[✓✔√]|ok\b|PASS(?:ED)?\b|--- PASS|\.\.\.ignoring$|\(pass\)|\[ *(?:OK|PASSED) *\]|Test Case .{1,200} passed)|\bPASSED(?: +\[ *\d+%\])?$|^(?:test .+|.+ \.\.\.) ok$|\| PASS \|$/;
const allPassed =
  /^(?:test result: ok|OK(?: \(|$)|=+ \d+ passed(?:, \d+ (?:skipped|warnings?|deselected|xfailed|xpassed))* in |BUILD SUCCESS|\s*Tests:?\s+\d+ passed[ ,(]+\d+(?: total)?\)?$|All checks passed|\[INFO\] BUILD SUCCESS)/;
const start =
  /^(?:=== (?:RUN|NAME|CONT)\b|\[ RUN +\]|Test Case .{1,200} started|\s*# Subtest: |Testcase: |\s+Start +\d+: )/;
const section =
  /^\s*(?:=+ (?:FAILURES|ERRORS) =+$|\d+ failing$|(?:Failures|FAILURES|failures):$|There (?:was|were) \d+ (?:failures?|errors?):|✖ failing tests:)|\bFailed Tests \d/;
const summary =
  /^\s*(?:=+ short test summary info =+|Failed examples:|Failing (?:scenarios|tests):|The following tests FAILED:|Failed tests?:|Summary of all failing tests$|\[ERROR\] (?:Failures|Errors): ?$)/;
const heading =
  /^\s*(?:[✗✘✖×❌⨯] |--- FAIL|not ok\b|\[ *FAIL(?:ED)? *\]|FAIL\s+\S|FAILED: |> Task \S+ FAILED|:\S+ FAILED$|(?!BUILD)[^\s:][^:]{0,200} FAILED$|\(fail\) |Test Case .* failed \(|(?:Testcase: .*\t)?(?:Caused an ERROR|FAILED)$)|\*\*\*(?:Failed|Exception|Timeout|Not Run)|\.\.\. FAILED$/;
const titled =
  /^(?:_+ [^\s_].* _+$|(?:FAIL|ERROR)\["|(?:FAIL|ERROR): (?=[\w.]*[._(])[\w.]+(?: \([\w.]+\))*$|---- .+ stdout ----$|\S[^>]*(?:> [^>()]*)+(?:\([^()]*\))? FAILED$|\* What went wrong:$|[─━]{2,} (?:Failure|Error)\b|\s*(?:Problem|Failure|Error|Issue) #?\d+:?$|.{0,40}\bError Details:$|Line \|$)|^\s*● (?!Console)|<<< (?:FAILURE|ERROR)!|\| FAIL \|$|\*\*\* FAILED \*\*\*(?: \(.{1,30}\))?$|^==> X |^═+╡ EXCEPTION CAUGHT BY |(?:^|: )(?:Test Failed|Error During Test) at \S+:\d+$|^\s*(?:Failed \S+ \[|failed \S.{0,300} \([\d.]+m?s\)$)|^\s*\d+\) .{1,300}(?: › | ─{3})/;
/** Headings in a section of failures only: elsewhere, it is a list. */
export const numbered = /^\s{0,6}\d+\) \S/;
const count =
  /^\s*(?:(?:✖ |Found )?\d+(?:\.\d+)?%? (?:errors?|warnings?|problems?|files?|tests?|failures?|failed|passed|passing|examples?|specs?|scenarios?|features|steps?|violations?|issues?|runs)\b|(?:Tests|Test Suites|Test Files|Snapshots|Time|Duration|Ran|Finished|Took)\b[: ]|=+ .{0,200}\b(?:failed|passed|errors?)\b.{0,100} in [\d.]+s|FAILED \((?:failures|errors)=|(?:test result|Result): FAIL|Tests run:|[#ℹ] \w+ \d|FAIL(?:\t.*| .* \d+ failed of \d+ .*)?$|CSpell: |Errors? while running CTest|[A-Z][\w ]{1,30}: +0\s*$|[A-Z ]{0,20}SUMMARY: \d|={20,}$)|\bTests run: \d+, Failures: \d/;
/** Totals of sbt, Julia and .NET, and the hints that end what Gradle says of a failure. */
const total =
  /^\s*(?:Failed: Total \d|Failed! +- Failed: |Exit code: \d+$|Total time: |\* (?:Try|Exception is):$|Test Summary:|\*\*\* \d+ \w+ (?:FAILED|ABORTED) \*\*\*|(?:[Tt]otal|[Ff]ailed|[Pp]assed|succeeded|skipped): +\d+$)/;
const captured =
  /^\s*(?:● Console$|-+ Captured \w+ \w+ -+$|-+ >> begin captured|std(?:err|out) \| |console\.(?:error|warn|log)$)/;
const chain =
  /^\s*(?:During handling of the above exception, another exception occurred:|The above exception was the direct cause of the following exception:)$/;
/** A line of a stack trace. */
export const frame =
  /^\s*(?:from )?[^\s:]+:\d+: ?(?:in|from|at) (?:[`'][^']*'?|\S+)$|^\s*[^\s:]+:\d+:\d+: 0x[\da-f]+ in |^\s+(?:\d+\) +)?at \S|^\s*(?:❯ \S+:\d|File "[^"]*", line \d+|from \S+(?::\d+:in | \(net[\w.]+\|\w+\)$)|# \.?\/?\S+:\d+:in |\[C\]: in |#\d+ (?:0x|\/)|\+ (?:CategoryInfo|FullyQualifiedErrorId) +: |At .{1,300}:\d+ char:\d+$)/;
/** What stands before the place of the message above it. */
export const placeArrow = /^\s*(?:-->|╭─\[|┌─|::: )\s*(?=\S+:\d)/;
const placeBelow =
  /^\s*(?:(?:-->|╭─\[|┌─|::: )\s*\S+:\d+|[^\s:]+\.[A-Za-z]\w{0,9}:\d+(?::\d+)?(?: #\(\S{1,200}\))?$|(?:Error Trace:|FAILED for resource:)\s)/;
const code = /^\s*(?:>\s*)?\d+ ?[|│](?!\s*(?:ERROR|WARNING)\s*[|│])(?:\s|$)/;

/** What the line does to those around it, by its shape. */
export function readRole(line: string): Role {
  // sbt tells all with a level.
  const text = line.replace(/^\[(?:info|error)\] /, '');
  if (code.test(text)) return /^\s*>/.test(text) ? 'pointer' : 'code';
  if (passing.test(text)) return 'pass';
  if (allPassed.test(text)) return 'all-passed';
  if (captured.test(text)) return 'captured';
  if (chain.test(text)) return 'chain';
  if (summary.test(text)) return 'summary';
  if (section.test(text)) return 'section';
  if (titled.test(text)) return 'titled';
  if (count.test(text) || total.test(text)) return 'count';
  if (heading.test(text)) return 'heading';
  if (start.test(text)) return 'start';
  if (/^\s*(?:[│|] )?(?:Exception Group )?Traceback \(most recent call last\):$/.test(text))
    return 'traceback';
  if (frame.test(text)) return 'frame';
  if (placeBelow.test(text)) return 'place-below';
  return 'none';
}
