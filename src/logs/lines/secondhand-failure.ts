/**
 * Sentences of a program about another one: that it failed, was called how, ended with which code. They are true and
 * tell nothing, since the other program has said why.
 */

/** What such a sentence is made of besides names, numbers, paths, links and quoted commands. */
const words = new Set(
  `a aborted aborting aborted abort above action after again all an and any article articles as at attempt be because
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
  enable executing sh bash remaining argument arguments skipped finished instead errored testing update packages generating javadoc re back line lines up sure make only emitted waiting unfinished bin lib err lint linting logging using`.split(
    /\s+/,
  ),
);
const quoted =
  /(?<=\b(?:execute|command|script|task|goal|target|step|session|process|recipe|job|hook|plugin|step)\s?)(?:'[^']{1,1000}'|"[^"]{1,300}"|`[^`]{1,300}`)|'[^'\s]{1,100}'|"[^"\s]{1,100}"|`[^`]{1,100}`|\[[^\][]{0,1000}\]/gi;
/** Paths, links, `package@1.2.3`, `:task` and dotted names: they name something without saying what is wrong with it. */
const aName = /[\\/]|^:|@\d|^[^.(]+\.[^.(]+\.[^.]/;
/** Counts what other lines have told one by one. */
const counted =
  /\b(?:detected|found|you have|with) \d+ (?:\w+ ){0,3}(?:violations?|problems?|issues?|errors?|error\(s\)|warnings?|offenses?|links?|diagnostics?|vulnerabilit(?:y|ies))(?!\w)|\(\d+ sub-exceptions?\)$|\bfound (?:\w+ ){0,2}(?:errors|problems|issues|warnings|violations)\b|\btests? did not pass\b|\bfiles must be formatted\b|\b\d+ passed, \d+ failed\b|^\s*> \d+ (?:\w+ ){0,3}violations were found|^\s*(?:error: )?(?:\d+ [\w()]{1,20} [a-z]{1,20}, )?\d+ (?:[\w()]{1,20} )?(?:failed|failing|errors?|failures?|problems?|vulnerabilit(?:y|ies))(?: found)?[.!]?$/i;
/** Says why, however general its words are. */
const reason = /not found|no such|not exist|denied|missing|timed? ?out|\bcode (?:ERR_|-\d)/i;
/** A heading; the message follows. */
const placeOnly = /^\s*(?:\S+ )?error (?:in|at) \S+/i;
/** Says by its form that it speaks of another process; then it may name that one. */
const exitWords =
  /\b(?:exit(?:ed|ing)?(?: with)?(?: (?:code|status)| ?\(\d+\)| \d)|exit_?code|non-?zero|returned (?:a non|exit|\d+)|failed with (?:exit|error) (?:code|status)|returncode)\b|\*\*\* \[|lifecycle script|build stopped|exited \(\d/i;
const subjects =
  /\b(?:compile|process|(?:command|script|task|goal|target|step|session|recipe|job|hook|workflow|suite|test|package|build|check)s?)\b/i;

/**
 * True of a sentence that only says that something else failed: `Error: Process completed with exit code 1.`,
 * `npm error Lifecycle script `test` failed with error:`, `make: *** [Makefile:6: main.o] Error 1`.
 *
 * @param text a line, as the log has it
 * @param bare the same without level and tick
 */
export function isWrapper(text: string, bare: string): boolean {
  // What was tried again did not fail the step.
  if (/(?<!timed out )\b(?:retrying|will retry)\b/i.test(text)) return true;
  if (text.length > 2_000 || placeOnly.test(text) || /^#\s+Failed test/.test(text)) return false;
  if (
    /^\s*(?:\[error\]|\[ERROR\]|npm (?:error|ERR!))\s*(?:$|code |errno |path |workspace |location |command |signal |A complete log|-> \[help|\[help)|^\s*(?:\w*Error: )?(?:code|errno|status): -?\d+$/i.test(
      text,
    )
  )
    return true;
  if (
    /could not compile `|aborting due to \d* ?previous|test failed, to rerun|collect2: error|linker command failed|There are test failures|failed to load command: |\breturn code was \d|did not complete successfully: exit code|\berror executing (?:\w+ )?command\b|event returned with error code \d|Failed to build gem native extension|extconf\.rb failed|Could not create Makefile due to|An error occurred while installing \S+ \(|Could not read from remote|failed to push some refs|failed to run custom build command|process didn't exit successfully|hung up unexpectedly|unexpectedly closed/i.test(
      text,
    )
  )
    return true;
  if (reason.test(text)) return false;
  const called = /\b(?:command|process|script) failed: (\S.*)/i.exec(text)?.[1];
  if (called !== undefined && !/\berror\b/i.test(called)) return true;
  if (/Failed to execute goal /i.test(text) && /Compilation failure|failed to compile/i.test(text))
    return true;
  if (counted.test(text)) return true;
  const all = bare
    .replace(quoted, ' ')
    .split(/\s+/)
    .filter((token) => !aName.test(token))
    .flatMap((token) => token.split(/[^\p{L}\p{N}_]+/u))
    .filter((word) => word.length > 1 && !/^\d+\w{0,2}$/.test(word));
  // The name of an exception tells as little as the words behind it.
  const names = all.filter((word) => /(?:Error|Exception)$/.test(word));
  const isNamed = all.length - names.length > 1;
  const left = all.filter((word) => !words.has(word.toLowerCase()) && !(isNamed && names.includes(word)));
  if (left.length === 0) return all.length > 1 || all.length === 0;
  if (exitWords.test(bare)) return left.length <= 3;
  return (
    left.length === 1 && subjects.test(bare) && /\b(?:fail(?:ed|ure)?|error(?:ed)?|aborted)\b/i.test(bare)
  );
}

/** True of a sentence that says what failed, and not why: `Creating Pages deployment failed`. */
export function isVerdict(text: string): boolean {
  return /^(?!expect\()[^:=]{1,80}\b(?:failed|was cancell?ed|unsuccessful)[.!]?$/i.test(text);
}
