export const id = 330;
export const ids = [330];
export const modules = {

/***/ 8330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  detail: () => (/* binding */ detail)
});

// EXTERNAL MODULE: ./src/notice/changes.ts
var changes = __webpack_require__(5169);
// EXTERNAL MODULE: ./src/notice/globs.ts
var globs = __webpack_require__(4743);
;// CONCATENATED MODULE: ./src/notice/codeowners.ts

/** Longer than any path; the glob library refuses patterns of 64 Ki and more. */
const maxPatternLength = 4096;
/**
 * Names the owners of paths as the CODEOWNERS file has it: the last matching rule decides, and a rule without owners
 * takes them away.
 *
 * Source: docs.github.com, "About code owners" (CODEOWNERS syntax).
 *
 * @param paths          relative to the root of the repository, with `/`
 * @param codeownersText the whole file
 * @returns owners as written (`@login`, `@org/team`, address), each once, in order of appearance
 */
async function ownersOf(paths, codeownersText) {
    const compile = await (0,globs/* loadGlobs */.w)();
    const rules = codeownersText
        .split(/\r\n|\r|\n/)
        .flatMap((line) => parseRule(line, compile))
        .reverse();
    const owners = paths.flatMap((path) => rules.find((rule) => rule.matches(path))?.owners ?? []);
    return [...new Set(owners)];
}
/** A rule, or nothing for an empty line, a comment, or a line that GitHub skips as invalid. */
function parseRule(line, compile) {
    const text = line.replace(/(^|\s)#.*$/, '').trim();
    const [, pattern = '', rest = ''] = /^((?:\\.|[^\s\\])+)(.*)$/.exec(text) ?? [];
    if (pattern.length > maxPatternLength)
        return [];
    if (pattern === '' || pattern.startsWith('!') || pattern.startsWith('\\#') || /[[\]]/.test(pattern))
        return [];
    const owners = rest.split(/\s+/).filter((owner) => owner !== '');
    if (!owners.every((owner) => /^@[^@\s]+$|^[^@\s]+@[^@\s]+$/.test(owner)))
        return [];
    // Ranges in brackets and negation are no part of CODEOWNERS (GitHub's page), and neither are braces.
    return [{ matches: compile(globsOf(pattern), { nobrace: true }), owners }];
}
/**
 * A pattern in gitignore's sense as globs from the root: with a slash at its start or middle it is anchored there,
 * else it may lie at any depth. A directory covers everything below it, but `docs/*` only the files directly in it.
 */
function globsOf(pattern) {
    const isDirectory = pattern.endsWith('/');
    const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
    const isAnchored = pattern.startsWith('/') || bare.includes('/');
    const glob = isAnchored ? bare : `**/${bare}`;
    if (isDirectory)
        return [`${glob}/**/*`];
    return /(^|\/)\*$/.test(bare) ? [glob] : [glob, `${glob}/**/*`];
}

// EXTERNAL MODULE: ./src/notice/jobs.ts
var notice_jobs = __webpack_require__(2414);
// EXTERNAL MODULE: ./src/notice/outcome.ts
var notice_outcome = __webpack_require__(1380);
// EXTERNAL MODULE: ./src/github/changes.ts
var github_changes = __webpack_require__(7382);
// EXTERNAL MODULE: ./src/github/failure.ts
var failure = __webpack_require__(8881);
// EXTERNAL MODULE: ./src/github/failures.ts + 8 modules
var failures = __webpack_require__(2606);
// EXTERNAL MODULE: ./src/github/jobs.ts
var github_jobs = __webpack_require__(203);
// EXTERNAL MODULE: ./src/github/json.ts
var github_json = __webpack_require__(8653);
// EXTERNAL MODULE: ./src/github/payload.ts
var payload = __webpack_require__(5161);
;// CONCATENATED MODULE: ./src/github/people.ts

/** Where GitHub looks for the file, in its order (docs.github.com, "About code owners"). */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/**
 * Reads the CODEOWNERS file of the default branch. Never that of a pull request: its author could name anybody.
 *
 * @param defaultBranch empty: whatever GitHub takes for the default branch
 * @returns the text; empty when the repository has no such file
 */
async function readCodeowners(api, defaultBranch) {
    for (const path of places) {
        const answer = await api.get('contents', { path, ...(defaultBranch ? { ref: defaultBranch } : {}) });
        if (answer.ok)
            return { ok: true, data: decode(answer.data) };
        if (answer.failure.kind !== 'not-found')
            return answer;
    }
    return { ok: true, data: '' };
}
function decode(json) {
    const content = (0,github_json.at)(json, 'content');
    if (typeof content !== 'string' || (0,github_json.at)(json, 'encoding') !== 'base64')
        return '';
    return Buffer.from(content, 'base64').toString('utf8');
}

;// CONCATENATED MODULE: ./src/github/detail.ts











/** Commits whose pull request is looked up, beside those whose message names it. */
const PULL_LOOKUPS = 3;
/**
 * Reads what makes the mail worth reading, everything that does not hang on another answer at the same time. Nothing
 * here fails: what cannot be read becomes an entry in `missing`.
 *
 * Requests of a red run with up to 100 jobs, those of observe() included, are 14 at most: run, runs, jobs, jobs of the
 * previous run, log and annotations of up to 3 failed jobs (6), compare, pull requests of up to 3 commits. Each further
 * 100 jobs take one more, a streak of more than 30 runs up to 3. Only where they are wanted: the CODEOWNERS file
 * (1 to 3), the pull request of a fork's `workflow_run`, the steps of an own job that lags behind (1 or 2).
 *
 * @param api      ends by its signal; what was read until then is kept
 * @param observed what observe() found
 */
async function detail(api, event, observed, options) {
    const { notice, run } = observed;
    if (!api || run.id === 0)
        return { notice, notes: [] };
    const readingPull = readObservedPull(api, event, notice);
    const [build, range, pr, owners] = await Promise.all([
        readBuild(api, event, observed, options),
        readRange(api, event, observed, options, readingPull),
        readingPull,
        options.wantsCodeowners ? readCodeowners(api, notice.repo.defaultBranch) : undefined,
    ]);
    const missing = [
        ...notice.missing,
        ...build.missing,
        ...range.missing,
        ...(pr && !pr.ok ? [(0,failure/* missingOf */.oy)('pr', pr.failure)] : []),
        ...(owners && !owners.ok ? [(0,failure/* missingOf */.oy)('people', owners.failure)] : []),
    ];
    const changes = options.commits > 0 ? (0,github_changes/* changesOf */.fs)(range.found, options.commits) : undefined;
    const pull = (pr?.ok && pr.data.pull) || notice.pr;
    const paths = [
        ...build.failures.flatMap((failure) => failure.annotations.flatMap((annotation) => annotation.path ?? [])),
        ...range.found.files,
    ];
    return {
        notice: {
            ...notice,
            ...(0,github_json/* known */.eO)({ pr: pull, changes, jobs: build.jobs ?? notice.jobs }),
            ...(pull?.url && notice.ref.type === 'pr' ? { ref: { ...notice.ref, url: pull.url } } : {}),
            failures: build.failures,
            people: {
                ...peopleOf(notice, range.found),
                ...(0,github_json/* known */.eO)({ prAuthor: pull?.author ?? notice.people.prAuthor }),
                codeowners: owners?.ok ? await ownersOf(paths, owners.data) : [],
            },
            missing: (0,failures/* mergeMissing */.F)(missing),
        },
        notes: build.notes,
    };
}
/** Jobs, compared with those of the previous run when something failed now or then, and the failed ones expanded. */
async function readBuild(api, event, observed, options) {
    const { outcome, run, previous } = observed;
    const { own, links } = event;
    const isWorthComparing = (0,notice_outcome/* isRed */.iI)(outcome.conclusion) || observed.notice.state === 'fixed' || observed.notice.state === 'flaky';
    const [list, past] = await Promise.all([
        readJobs(api, event, observed),
        previous && isWorthComparing ? (0,github_jobs/* listJobs */.N6)(api, previous, {}, links) : undefined,
    ]);
    const nothing = { failures: [], notes: [] };
    if (!list.ok)
        return { ...nothing, missing: [(0,failure/* missingOf */.oy)('jobs', list.failure)] };
    const facts = await (0,github_jobs/* settleOwnJob */.Rg)(api, list.data.jobs, run.id, own, links);
    const isObserving = event.position === 'workflow_run';
    const jobs = (0,notice_jobs/* foldJobs */.S)(facts, {
        outcome,
        ...(0,github_json/* known */.eO)({
            needs: isObserving ? undefined : event.needs,
            jobStatus: isObserving ? undefined : own.status,
        }),
        ...(past?.ok && past.data.isComplete ? { previous: past.data.jobs } : {}),
    });
    const missing = list.data.isComplete
        ? []
        : [{ section: 'jobs', reason: `Only ${list.data.jobs.length} of the jobs could be read.` }];
    if (past && !past.ok)
        missing.push((0,failure/* missingOf */.oy)('jobs', past.failure));
    if (!(0,notice_outcome/* isRed */.iI)(outcome.conclusion))
        return { ...nothing, jobs, missing };
    const { log } = options;
    const found = await (0,failures/* expandFailures */.a)(api, jobs, facts, { sha: run.sha, links, ...(log ? { log } : {}) });
    return { ...found, jobs, missing: [...missing, ...found.missing] };
}
async function readJobs(api, { own, links }, observed) {
    if (observed.jobs)
        return { ok: true, data: observed.jobs };
    return (0,github_jobs/* listJobs */.N6)(api, observed.run, own, links);
}
/** The commits since the last green run, with their pull requests as far as they are shown. */
async function readRange(api, event, { notice, run }, { commits, wantsCommitters }, readingPull) {
    if (commits === 0 && !wantsCommitters)
        return { found: { files: [] }, missing: [] };
    const { push, links } = event;
    const lastGood = notice.history?.lastGood?.sha;
    const pullBase = lastGood === undefined ? (event.pullBase ?? (await baseOf(readingPull))) : undefined;
    const found = await (0,github_changes/* findRange */.pj)(api, { head: run.sha, ...(0,github_json/* known */.eO)({ lastGood, pullBase, push }) }, links);
    const missing = found.missing ? [found.missing] : [];
    // A pull request's own commits belong to it: there is nothing to look up.
    if (!found.range || commits === 0 || notice.ref.type === 'pr')
        return { found, missing };
    const named = await (0,github_changes/* findPulls */.s4)(api, found.range.commits, commits, PULL_LOOKUPS, links);
    return {
        found: { ...found, range: { ...found.range, commits: named.commits } },
        missing: named.missing ? [...missing, named.missing] : missing,
    };
}
/** `workflow_run` names the pull requests of its run only when they are not from a fork. */
async function readObservedPull(api, { prHead, links }, notice) {
    if (prHead === undefined || notice.pr?.author)
        return undefined;
    const newest = { state: 'all', sort: 'updated', direction: 'desc', per_page: 1 };
    const answer = await api.get('pulls', { head: prHead, ...newest });
    if (!answer.ok)
        return answer;
    const json = (0,github_json.at)(answer.data, '0');
    return {
        ok: true,
        data: (0,github_json/* known */.eO)({ pull: (0,payload/* readPull */.Es)(json, links), baseSha: (0,github_json/* shaOf */.ye)((0,github_json.at)(json, 'base', 'sha')) }),
    };
}
async function baseOf(readingPull) {
    const pull = await readingPull;
    return pull?.ok ? pull.data.baseSha : undefined;
}
/**
 * Culprits are named only when the range is known to reach back to the last green run, or begins with the first red
 * one: a commit pushed to a branch that was red already is not to blame, and nobody is for a run that is flaky.
 */
function peopleOf({ people, history, state, run }, { range }) {
    if (!range)
        return people;
    const streak = history?.streak ?? 0;
    const reachesBack = range.source === 'compare' || (streak === 1 && (0,notice_outcome/* isRed */.iI)(run.conclusion));
    const isSomebodys = streak > 0 && reachesBack && state !== 'flaky';
    return {
        ...people,
        culprits: isSomebodys ? (0,changes/* pickCulprits */.wJ)(range.commits, history?.firstBad?.sha) : [],
        committers: (0,changes/* pickCommitters */.nn)(range.commits),
    };
}


/***/ })

};
