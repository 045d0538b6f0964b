export const id = 548;
export const ids = [548];
export const modules = {

/***/ 6548:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  detail: () => (/* binding */ detail)
});

// EXTERNAL MODULE: ./src/notification/build/cause.ts
var cause = __webpack_require__(5959);
// EXTERNAL MODULE: ./src/notification/build/changes.ts
var changes = __webpack_require__(8097);
// EXTERNAL MODULE: ./src/notification/build/jobs.ts
var build_jobs = __webpack_require__(5374);
// EXTERNAL MODULE: ./src/notification/build/outcome.ts
var build_outcome = __webpack_require__(5220);
// EXTERNAL MODULE: ./src/github/api/failure.ts
var failure = __webpack_require__(6898);
// EXTERNAL MODULE: ./src/github/api/json.ts
var api_json = __webpack_require__(9360);
// EXTERNAL MODULE: ./src/github/records/jobs.ts
var records_jobs = __webpack_require__(5296);
// EXTERNAL MODULE: ./src/github/records/payload.ts
var payload = __webpack_require__(992);
// EXTERNAL MODULE: ./src/notification/globs.ts
var globs = __webpack_require__(1032);
// EXTERNAL MODULE: ./src/github/records/contents.ts
var contents = __webpack_require__(6078);
;// CONCATENATED MODULE: ./src/github/build/codeowners.ts


const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
async function readCodeowners(api, defaultBranch) {
    for (const path of places) {
        const answer = await (0,contents/* readFile */.T)(api, path, defaultBranch);
        if (answer.ok || answer.failure.kind !== 'not-found')
            return answer;
    }
    return { ok: true, data: '' };
}
const maxPatternLength = 4096;
function ownersOf(paths, codeownersText) {
    const rules = codeownersText
        .split(/\r\n|\r|\n/)
        .flatMap((line) => parseRule(line))
        .reverse();
    const owners = paths.flatMap((path) => rules.find((rule) => rule.matches(path))?.owners ?? []);
    return [...new Set(owners)];
}
function parseRule(line) {
    const text = line.replace(/(?:^|\s)#.*/, '').trim();
    const [, pattern = '', rest = ''] = /^((?:\\.|[^\s\\])+)(.*)/.exec(text) ?? [];
    if (pattern.length > maxPatternLength)
        return [];
    if (pattern === '' || pattern.startsWith('!') || pattern.startsWith('\\#') || /[[\]]/.test(pattern))
        return [];
    const owners = rest.split(/\s+/).filter((owner) => owner !== '');
    if (!owners.every((owner) => /^@[^@\s]+$|^[^@\s]+@[^@\s]+$/.test(owner)))
        return [];
    return [{ matches: (0,globs/* compileGlob */.S)(globsOf(pattern), { nobrace: true }), owners }];
}
function globsOf(pattern) {
    const isDirectory = pattern.endsWith('/');
    const bare = pattern.replace(/^\//, '').replace(/\/$/, '');
    const isAnchored = pattern.startsWith('/') || bare.includes('/');
    const glob = isAnchored ? bare : `**/${bare}`;
    if (isDirectory)
        return [`${glob}/**/*`];
    return /(^|\/)\*$/.test(bare) ? [glob] : [glob, `${glob}/**/*`];
}

// EXTERNAL MODULE: ./src/github/build/commits.ts + 1 modules
var build_commits = __webpack_require__(3635);
// EXTERNAL MODULE: ./src/github/build/failures.ts + 18 modules
var failures = __webpack_require__(1153);
// EXTERNAL MODULE: ./src/notification/build/history.ts
var build_history = __webpack_require__(8992);
// EXTERNAL MODULE: ./src/github/records/runs.ts + 1 modules
var records_runs = __webpack_require__(578);
;// CONCATENATED MODULE: ./src/github/build/merge-queue.ts





const MAX_ASKED = 5;
async function readMergeQueue(api, event, observed, readingRange) {
    const { queue } = event.run;
    if (!queue)
        return { missing: [] };
    const [group, base] = await Promise.all([
        readingRange.then(({ found: { range } }) => readGroup(api, range ? mergedBy(range.commits, range.head) : [], queue.number)),
        (0,build_outcome/* isRed */.iI)(observed.outcome.conclusion) ? readBaseRun(api, event, observed, queue.base) : undefined,
    ]);
    return {
        mergeQueue: { others: group.others, baseRun: base?.ok ? base.data : undefined },
        missing: [...group.missing, ...(base && !base.ok ? [(0,failure/* missingOf */.oy)('history', base.failure)] : [])],
    };
}
function mergedBy(commits, head) {
    const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
    if (bySha.get(head)?.firstParent === undefined)
        return [...commits];
    const found = [];
    for (let at = bySha.get(head); at !== undefined; at = bySha.get(at.firstParent ?? '')) {
        bySha.delete(at.sha);
        found.unshift(at);
    }
    return found;
}
async function readGroup(api, commits, own) {
    const named = new Map(commits.flatMap((commit) => {
        const pull = (0,payload/* pullOfMessage */.cm)(commit, api.links);
        return pull && pull.number !== own ? [[pull.number, pull]] : [];
    }));
    const asked = [...named.keys()].slice(0, MAX_ASKED);
    const answers = await Promise.all(asked.map((number) => api.get('pull', { pull_number: number })));
    const read = new Map(answers.flatMap((answer) => {
        const pull = answer.ok ? (0,payload/* readPull */.Es)(answer.data, api.links) : undefined;
        return pull ? [[pull.number, pull]] : [];
    }));
    const failed = answers.find((answer) => !answer.ok);
    return {
        others: [...named.values()].map((pull) => read.get(pull.number) ?? { ...pull, base: '', head: '', isFork: false, isDraft: false }),
        missing: failed && !failed.ok ? [(0,failure/* missingOf */.oy)('pr', failed.failure)] : [],
    };
}
async function readBaseRun(api, { repo, workflowKey }, { run, notification }, branch) {
    const key = workflowKey ?? notification.workflow.id;
    const base = { branch, event: 'push', queue: undefined };
    if (key === undefined)
        return { ok: true, data: undefined };
    const listed = await (0,records_runs/* listRuns */.v)(api, key, base, () => true);
    if (!listed.ok)
        return listed;
    const { runs } = listed.data;
    const current = { ...run, ...base, number: Number.MAX_SAFE_INTEGER, headRepoId: repo.id };
    const { previous } = (0,build_history/* traceHistory */.Oh)({
        current,
        outcome: { conclusion: 'neutral' },
        runs,
        now: '',
        repoId: repo.id,
    });
    return { ok: true, data: previous };
}

// EXTERNAL MODULE: ./src/github/build/observe.ts + 3 modules
var observe = __webpack_require__(2397);
// EXTERNAL MODULE: ./src/github/build/request-budget.ts
var request_budget = __webpack_require__(1843);
;// CONCATENATED MODULE: ./src/github/build/read-details.ts














async function detail(api, event, observed, options, readingTests) {
    const { notification, run } = observed;
    if (!api || run.id === 0)
        return { notification, notes: [] };
    const readingPull = readObservedPull(api, event, notification);
    const lookups = lookupsLeft(api, observed);
    const readingRange = readRange(api, event, observed, options, readingPull, lookups);
    const [build, range, pr, queue, owners] = await Promise.all([
        readBuild(api, event, observed, options),
        readingRange,
        readingPull,
        readMergeQueue(api, event, observed, readingRange),
        options.wantsCodeowners ? readCodeowners(api, notification.repo.defaultBranch) : undefined,
    ]);
    const missing = [
        ...notification.missing,
        ...build.missing,
        ...range.missing,
        ...(pr && !pr.ok ? [(0,failure/* missingOf */.oy)('pr', pr.failure)] : []),
        ...queue.missing,
        ...(owners && !owners.ok ? [(0,failure/* missingOf */.oy)('people', owners.failure)] : []),
    ];
    const pull = (pr?.ok && pr.data.pull) || notification.pr;
    const paths = [
        ...build.failures.flatMap((failure) => failure.annotations.flatMap((annotation) => annotation.path ?? [])),
        ...range.found.files,
    ];
    const detailed = {
        ...notification,
        pr: pull,
        mergeQueue: queue.mergeQueue,
        jobs: build.jobs ?? notification.jobs,
        ...(pull?.url && notification.ref.type === 'pr' ? { ref: { ...notification.ref, url: pull.url } } : {}),
        failures: build.failures,
        people: {
            ...peopleOf({ ...notification, pr: pull, mergeQueue: queue.mergeQueue }, range.found),
            codeowners: owners?.ok ? ownersOf(paths, owners.data) : [],
        },
        missing: (0,failures/* mergeMissing */.F)(missing),
    };
    const isFailed = (0,build_outcome/* isRed */.iI)(observed.outcome.conclusion);
    const { tests } = isFailed && (0,cause/* causeOf */.rl)(detailed) !== 'code' ? await readingTests : {};
    const settled = isFailed ? (0,cause/* settleCause */.r$)({ ...detailed, tests }, observed.passedOver) : detailed;
    const { notes } = build;
    if (settled.state === 'interrupted')
        return { notification: settled, notes };
    const found = isFailed
        ? await (0,build_commits/* markSuspects */.KX)(api, range.found, settled, untilOf(settled, run.sha))
        : range.found;
    const changes = options.commits > 0 ? (0,build_commits/* changesOf */.fs)(found, options.commits) : undefined;
    return { notification: { ...settled, changes: changes ?? notification.changes }, notes };
}
function lookupsLeft(api, { outcome, jobs, previous, previousJobs }) {
    if (!(0,build_outcome/* isRed */.iI)(outcome.conclusion))
        return request_budget/* PULL_LOOKUPS */.yz;
    const lists = (jobs ? 0 : 1) + (previous && !previousJobs ? 1 : 0);
    return (0,request_budget/* pullLookups */.Tn)(api, jobs?.jobs, lists);
}
function untilOf({ history, ref }, head) {
    if (ref.type === 'queue')
        return head;
    return history?.isFirstBadUnread ? undefined : history?.firstBad?.sha;
}
async function readBuild(api, event, observed, options) {
    const { outcome, run, previous } = observed;
    const { ownJob } = observed.notification;
    const own = (0,observe/* ownIn */.of)(event);
    const isWorthComparing = (0,build_outcome/* isRed */.iI)(outcome.conclusion) ||
        observed.notification.state === 'fixed' ||
        observed.notification.state === 'flaky';
    const [list, past] = await Promise.all([
        readJobs(api, own, observed),
        observed.previousJobs ?? (previous && isWorthComparing ? (0,records_jobs/* listJobs */.N6)(api, previous, {}) : undefined),
    ]);
    const nothing = { failures: [], notes: [] };
    if (!list.ok)
        return { ...nothing, missing: [(0,failure/* missingOf */.oy)('jobs', list.failure)] };
    const facts = await (0,records_jobs/* waitForOwnSteps */._E)(api, list.data.jobs, run.id, own);
    const isObserving = event.position === 'workflow_run';
    const jobs = (0,build_jobs/* foldJobs */.S7)(facts, {
        outcome,
        needs: isObserving ? undefined : event.needs,
        jobStatus: own.status,
        ownName: ownJob?.name,
        ...(past?.ok && past.data.isComplete ? { previous: past.data.jobs } : {}),
    });
    const missing = list.data.isComplete
        ? []
        : [{ section: 'jobs', reason: `Only ${list.data.jobs.length} of the jobs could be read.` }];
    if (past && !past.ok)
        missing.push((0,failure/* missingOf */.oy)('jobs', past.failure));
    if (!(0,build_outcome/* isRed */.iI)(outcome.conclusion))
        return { ...nothing, jobs, missing };
    const { log } = options;
    const found = await (0,failures/* expandFailures */.a)(api, jobs, facts, { sha: run.sha, log, ownName: ownJob?.name });
    return { ...found, jobs, missing: [...missing, ...found.missing] };
}
async function readJobs(api, own, observed) {
    if (observed.jobs)
        return { ok: true, data: observed.jobs };
    return (0,records_jobs/* listJobs */.N6)(api, observed.run, own);
}
async function readRange(api, event, { notification, run }, { commits, wantsCommitters }, readingPull, lookups) {
    const isQueue = notification.ref.type === 'queue';
    if (commits === 0 && !wantsCommitters && !isQueue)
        return { found: { files: [] }, missing: [] };
    const { push } = event;
    const lastGood = isQueue ? undefined : notification.history?.lastGood?.sha;
    const pullBase = lastGood === undefined ? (event.pullBase ?? (await baseOf(readingPull))) : undefined;
    const without = (0,changes/* whyNoGreen */.Ng)(notification.history);
    const found = await (0,build_commits/* findRange */.pj)(api, { head: run.sha, lastGood, without, pullBase, push });
    const missing = found.missing ? [found.missing] : [];
    if (isQueue)
        return { found: { ...found, note: undefined }, missing };
    if (!found.range || commits === 0 || notification.ref.type === 'pr')
        return { found, missing };
    const named = await (0,build_commits/* findPulls */.s4)(api, found.range.commits, commits, lookups);
    return {
        found: { ...found, range: { ...found.range, commits: named.commits } },
        missing: named.missing ? [...missing, named.missing] : missing,
    };
}
async function readObservedPull(api, { prHead, links, run: { queue } }, notification) {
    if (queue) {
        const answer = await api.get('pull', { pull_number: queue.number });
        return answer.ok ? { ok: true, data: { pull: (0,payload/* readPull */.Es)(answer.data, links) } } : answer;
    }
    if (prHead === undefined || notification.pr?.author)
        return undefined;
    const newest = { state: 'all', sort: 'updated', direction: 'desc', per_page: 1 };
    const answer = await api.get('pulls', { head: prHead, ...newest });
    if (!answer.ok)
        return answer;
    const json = (0,api_json.at)(answer.data, '0');
    return {
        ok: true,
        data: { pull: (0,payload/* readPull */.Es)(json, links), baseSha: (0,api_json/* shaOf */.ye)((0,api_json.at)(json, 'base', 'sha')) },
    };
}
async function baseOf(readingPull) {
    const pull = await readingPull;
    return pull?.ok ? pull.data.baseSha : undefined;
}
function peopleOf(notification, { range }) {
    const { people, history, state, run, pr, mergeQueue } = notification;
    const prAuthor = pr?.author ?? people.prAuthor;
    const groupAuthors = mergeQueue?.others.flatMap(({ author }) => author ?? []);
    if (!range)
        return { ...people, prAuthor, groupAuthors };
    const { streak = 0, lastGood, isCut = true } = history ?? {};
    const reachesBack = range.source === 'compare' || (streak === 1 && (0,build_outcome/* isRed */.iI)(run.conclusion));
    const committers = (0,changes/* pickCommitters */.nn)(range.commits);
    const isOfQueue = (0,build_outcome/* isRed */.iI)(run.conclusion) && !(0,build_outcome/* isRed */.iI)(mergeQueue?.baseRun?.conclusion ?? null);
    const isKnown = mergeQueue ? isOfQueue : !isCut;
    const isSomebodys = streak > 0 && reachesBack && isKnown && state !== 'flaky';
    const first = untilOf(notification, range.head);
    return {
        ...people,
        culprits: isSomebodys && first ? (0,changes/* pickCulprits */.wJ)(range.commits, first, lastGood?.sha) : [],
        committers,
        requester: addAddress(people.requester, committers),
        prAuthor: addAddress(prAuthor, committers),
        groupAuthors: groupAuthors?.flatMap((author) => addAddress(author, committers) ?? []),
    };
}
function addAddress(person, committers) {
    const { email } = committers.find(({ login }) => login !== undefined && login === person?.login) ?? {};
    return person && { ...person, email: person.email ?? email };
}


/***/ }),

/***/ 6078:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readFile)
/* harmony export */ });
/* harmony import */ var _api_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9360);

async function readFile(api, path, ref) {
    const answer = await api.get('contents', { path, ref: ref || undefined });
    if (!answer.ok)
        return answer;
    const content = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(answer.data, 'content');
    const isText = typeof content === 'string' && (0,_api_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(answer.data, 'encoding') === 'base64';
    return { ok: true, data: isText ? Buffer.from(content, 'base64').toString('utf8') : '' };
}


/***/ })

};
