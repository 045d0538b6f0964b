export const id = 875;
export const ids = [875];
export const modules = {

/***/ 7875:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  observeDeployment: () => (/* binding */ observeDeployment)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/notification/build/changes.ts
var changes = __webpack_require__(8097);
;// CONCATENATED MODULE: ./src/notification/deployment.ts
const statusStates = {
    success: 'succeeded',
    failure: 'failed',
    error: 'error',
    in_progress: 'started',
    waiting: 'waiting',
};
const statusSkips = {
    queued: 'The deployment is queued and has not started.',
    pending: 'The deployment is pending and has not started.',
    inactive: 'The deployment became inactive because a later one took its place, which has a mail of its own.',
};
function classifyStatus(word) {
    const state = Object.hasOwn(statusStates, word) ? statusStates[word] : undefined;
    if (state)
        return { state };
    const skip = Object.hasOwn(statusSkips, word) ? statusSkips[word] : undefined;
    return { skip: skip ?? `The deployment state ${word || '(none)'} is not mailed.` };
}
function classifyDeployJob(conclusion) {
    switch (conclusion) {
        case 'success':
            return { state: 'succeeded' };
        case 'failure':
            return { state: 'failed' };
        case 'timed_out':
            return { state: 'failed', description: 'It timed out, and a part of it may be in place' };
        case 'cancelled':
            return { state: 'failed', description: 'It was cancelled, and a part of it may be in place' };
        case 'startup_failure':
            return { state: 'error' };
        case 'action_required':
            return { state: 'waiting' };
        case 'skipped':
            return { skip: 'The deploy job was skipped: nothing was deployed.' };
        case 'neutral':
        case 'stale':
            return { skip: 'It is not known how the deployment went; set `status` or `needs`.' };
    }
}
function isProduction(environment, stated) {
    return stated ?? /^(prod|production|live)$/i.test(environment);
}
function versionOf(given) {
    const { version, tag, ref, sha } = given;
    const isVersion = ref !== undefined && /^v?\d+\.\d+/i.test(ref);
    return version || tag || (isVersion ? ref : '') || sha.slice(0, 7) || ref || 'unknown';
}
function isRollback(state, status) {
    return state === 'succeeded' && status === 'behind';
}

// EXTERNAL MODULE: ./src/notification/person.ts
var person = __webpack_require__(2910);
// EXTERNAL MODULE: ./src/github/api/failure.ts
var failure = __webpack_require__(6898);
// EXTERNAL MODULE: ./src/github/api/json.ts
var api_json = __webpack_require__(9360);
// EXTERNAL MODULE: ./src/github/build/failures.ts + 18 modules
var failures = __webpack_require__(1153);
// EXTERNAL MODULE: ./src/github/other-kinds.ts
var other_kinds = __webpack_require__(3939);
// EXTERNAL MODULE: ./src/github/records/payload.ts
var payload = __webpack_require__(992);
// EXTERNAL MODULE: ./src/github/build/commits.ts + 1 modules
var build_commits = __webpack_require__(3635);
;// CONCATENATED MODULE: ./src/github/deployment/range.ts



async function compareDeployed(api, { previous }, { sha, environment }, { commits: limit }) {
    if (!previous || sha === '')
        return {};
    if (previous.sha === sha) {
        const same = {
            base: sha,
            head: sha,
            compareUrl: api.links.commit(sha),
            commits: [],
            source: 'compare',
        };
        const note = `The same commit was deployed to ${environment} before.`;
        return { status: 'identical', ...(limit > 0 ? { changes: { ...(0,changes/* buildChanges */.sl)(same, limit), note } } : {}) };
    }
    const answer = await (0,build_commits/* compare */.UD)(api, previous.sha, sha);
    if (!answer.ok) {
        const isGone = answer.failure.kind === 'not-found';
        const reason = `The commit that ran in ${environment} before is no longer there.`;
        return { missing: isGone ? { section: 'changes', reason } : (0,failure/* missingOf */.oy)('changes', answer.failure) };
    }
    const { status, commits, total } = answer.data;
    const head = commits.at(-1);
    const shared = { status, commits, ...(head ? { head: (0,changes/* commitOf */.D3)(head) } : {}) };
    if (limit === 0)
        return shared;
    if (status === 'behind')
        return { ...shared, ...(await findRolledBack(api, previous.sha, sha, limit)) };
    const range = {
        base: previous.sha,
        head: sha,
        compareUrl: api.links.compare(previous.sha, sha),
        commits,
        total,
        source: 'compare',
    };
    const note = status === 'diverged'
        ? { note: `Commits that ran in ${environment} before are not part of this one: the two have diverged.` }
        : {};
    return { ...shared, changes: { ...(0,changes/* buildChanges */.sl)(range, limit), ...note } };
}
async function findRolledBack(api, previous, sha, limit) {
    const answer = await (0,build_commits/* compare */.UD)(api, sha, previous);
    if (!answer.ok)
        return { missing: (0,failure/* missingOf */.oy)('changes', answer.failure) };
    const { commits, total } = answer.data;
    const compareUrl = api.links.compare(sha, previous);
    const range = { base: sha, head: previous, compareUrl, commits, total, source: 'compare' };
    const note = 'This commit is older than the one before: these commits are not part of it.';
    return { changes: { ...(0,changes/* buildChanges */.sl)(range, limit), note } };
}

;// CONCATENATED MODULE: ./src/github/deployment/search.ts



const MAX_LOOKUPS = 6;
const PAGE_SIZE = 20;
const MAX_OWN_LOOKUPS = 3;
function readDeployment(json, links) {
    const sha = (0,api_json/* shaOf */.ye)((0,api_json.at)(json, 'sha'));
    const environment = (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'environment'), { maxLength: 255 });
    if (sha === undefined || environment === undefined)
        return undefined;
    const creator = (0,payload/* readAccount */.GM)((0,api_json.at)(json, 'creator'), links);
    const isProduction = (0,api_json.at)(json, 'production_environment');
    return {
        id: (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'id')),
        environment,
        sha,
        ref: (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'ref')) ?? sha.slice(0, 7),
        createdAt: (0,api_json/* timeOf */.nR)((0,api_json.at)(json, 'created_at')),
        ...(creator ? { creator: (0,person/* personOf */.R)(creator) } : {}),
        ...(typeof isProduction === 'boolean' ? { isProduction } : {}),
    };
}
async function searchDeployments(api, current) {
    const list = await api.get('deployments', { environment: current.environment, per_page: PAGE_SIZE });
    if (!list.ok)
        return list;
    const candidates = (0,api_json/* listOf */.c3)(list.data)
        .flatMap((json) => readDeployment(json, api.links) ?? [])
        .filter((each) => each.id !== current.id && !isLater(each, current));
    const found = {};
    for (const candidate of candidates.slice(0, MAX_LOOKUPS)) {
        const { id } = candidate;
        if (id === undefined)
            continue;
        const answer = await api.get('deploymentStatuses', { deployment_id: id, per_page: PAGE_SIZE });
        if (!answer.ok)
            return answer;
        const statuses = (0,api_json/* listOf */.c3)(answer.data);
        if (current.id === undefined && statuses.some((status) => isOfRun(status, current.runId))) {
            found.current ??= {
                id,
                isProduction: candidate.isProduction,
                url: environmentUrlOf(statuses),
            };
            continue;
        }
        const success = statuses.find((status) => (0,api_json.at)(status, 'state') === 'success');
        if (!success)
            continue;
        const { sha, createdAt } = candidate;
        found.previous = {
            sha,
            at: (0,api_json/* timeOf */.nR)((0,api_json.at)(success, 'created_at')) ?? createdAt ?? '',
            url: api.links.commit(sha),
        };
        break;
    }
    return { ok: true, data: found };
}
async function findEnvironment(api, run) {
    if (run.sha === '' || run.id === 0)
        return undefined;
    const list = await api.get('deployments', { sha: run.sha, per_page: PAGE_SIZE });
    if (!list.ok)
        return undefined;
    const candidates = (0,api_json/* listOf */.c3)(list.data).flatMap((json) => readDeployment(json, api.links) ?? []);
    for (const { id, environment } of candidates.slice(0, MAX_OWN_LOOKUPS)) {
        if (id === undefined)
            continue;
        const answer = await api.get('deploymentStatuses', { deployment_id: id, per_page: PAGE_SIZE });
        if (answer.ok && (0,api_json/* listOf */.c3)(answer.data).some((status) => isOfRun(status, run.id)))
            return environment;
    }
    return undefined;
}
function isLater(candidate, current) {
    if (candidate.createdAt === undefined || current.createdAt === undefined)
        return false;
    if (candidate.createdAt !== current.createdAt)
        return candidate.createdAt > current.createdAt;
    return (candidate.id ?? 0) > (current.id ?? 0);
}
function isOfRun(status, runId) {
    const own = new RegExp(`/actions/runs/${runId}(?:/|$)`);
    return ['log_url', 'target_url'].some((name) => own.test(String((0,api_json.at)(status, name))));
}
function environmentUrlOf(statuses) {
    return statuses.map((status) => webAddress((0,api_json.at)(status, 'environment_url'))).find((url) => url !== undefined);
}
const MAX_ADDRESS = 2000;
function webAddress(value) {
    const text = (0,api_json/* textOf */.b6)(value, { maxLength: MAX_ADDRESS });
    if (text === undefined || !URL.canParse(text))
        return undefined;
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url.href : undefined;
}

;// CONCATENATED MODULE: ./src/github/deployment/observe.ts











async function observeDeployment(api, event, options) {
    const frame = (0,other_kinds/* draftFrame */.VI)(event, options);
    const subject = subjectOfEvent(event, options) ?? (await subjectOfRun(api, event, frame.outcome.conclusion, options));
    const { decision, fact, runId } = subject;
    const state = 'state' in decision ? decision.state : 'inactive';
    const notification = {
        ...(0,other_kinds/* withKind */.hT)(frame.notification, 'deployment', state),
        ref: refOf(event, fact),
        deployment: describe(event, subject, options),
    };
    if ('skip' in decision)
        return { ...frame, notification, notes: [], skip: decision.skip, wantsDetail: false };
    const [search, approvals] = await Promise.all([
        api && searchDeployments(api, { ...fact, runId }),
        api && runId !== undefined ? readApprovals(api, runId, fact.environment) : undefined,
    ]);
    const range = api && search?.ok ? await compareDeployed(api, search.data, fact, options) : undefined;
    const missing = [
        ...(api ? [] : [(0,other_kinds/* withoutToken */._Q)('changes')]),
        ...(search && !search.ok ? [(0,failure/* missingOf */.oy)('changes', search.failure)] : []),
        ...(approvals && !approvals.ok ? [(0,failure/* missingOf */.oy)('people', approvals.failure)] : []),
        ...(range?.missing ? [range.missing] : []),
    ];
    return {
        ...frame,
        notification: complete(notification, state, subject, {
            search: search?.ok ? search.data : undefined,
            approvedBy: approvals?.ok ? approvals.data : [],
            range,
            missing,
        }),
        notes: frame.outcome.notes,
        wantsDetail: subject.isOwnRun && (state === 'failed' || state === 'error'),
    };
}
function subjectOfEvent(event, { payload, isAsked }) {
    const { links, name, action } = event;
    const json = (0,api_json.at)(payload, 'deployment');
    const status = (0,api_json.at)(payload, 'deployment_status');
    const fact = name === 'deployment_status' ? readDeployment(json, links) : undefined;
    if (!fact)
        return undefined;
    const runId = (0,api_json/* countOf */.pq)((0,api_json.at)(payload, 'workflow_run', 'id'));
    const jobId = (0,api_json/* countOf */.pq)((0,api_json.at)(payload, 'check_run', 'id'));
    const decision = action !== undefined && action !== 'created' && !isAsked
        ? { skip: `The event deployment_status with the action ${action} is not mailed.` }
        : classifyStatus((0,api_json/* textOf */.b6)((0,api_json.at)(status, 'state')) ?? '');
    return {
        decision,
        fact,
        url: webAddress((0,api_json.at)(status, 'environment_url')),
        logUrl: runId !== undefined && jobId !== undefined
            ? links.job(runId, jobId)
            : (webAddress((0,api_json.at)(status, 'log_url')) ?? webAddress((0,api_json.at)(status, 'target_url'))),
        description: (0,api_json/* textOf */.b6)((0,api_json.at)(status, 'description')) ?? (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'description')),
        runId,
        isOwnRun: false,
    };
}
async function subjectOfRun(api, event, conclusion, { environment }) {
    const { run } = event;
    const found = environment || !api ? undefined : await findEnvironment(api, run);
    const name = environment || found;
    if (!name)
        throw withoutEnvironment();
    const decision = classifyDeployJob(conclusion);
    return {
        decision,
        fact: { environment: name, sha: run.sha, ref: event.ref.name },
        description: 'description' in decision ? decision.description : undefined,
        ...(run.id > 0 ? { runId: run.id } : {}),
        isOwnRun: true,
    };
}
function describe(event, subject, options) {
    const { fact, logUrl, description } = subject;
    const creator = fact.creator ?? (event.requester && (0,person/* personOf */.R)(event.requester));
    return {
        id: fact.id,
        environment: fact.environment,
        version: versionOf({
            version: options.version,
            tag: event.ref.type === 'tag' ? event.ref.name : undefined,
            ref: fact.ref,
            sha: fact.sha,
        }),
        url: webAddress(options.url) ?? subject.url,
        logUrl,
        description,
        sha: fact.sha,
        ref: fact.ref,
        creator,
        approvedBy: [],
        isProduction: isProduction(fact.environment, fact.isProduction),
    };
}
function refOf({ ref, repo, links }, fact) {
    if (ref.name !== '')
        return ref;
    return {
        type: 'branch',
        name: fact.ref,
        url: links.branch(fact.ref),
        isDefault: fact.ref === repo.defaultBranch,
    };
}
function complete(notification, state, { fact }, found) {
    const { deployment, people } = notification;
    const { search, approvedBy, range, missing } = found;
    const current = search?.current;
    const head = range?.head;
    return {
        ...notification,
        ...(0,other_kinds/* withKind */.hT)(notification, 'deployment', isRollback(state, range?.status) ? 'rolled-back' : state),
        changes: range?.changes,
        commit: notification.commit ?? head,
        ...(deployment
            ? {
                deployment: {
                    ...deployment,
                    id: deployment.id ?? current?.id,
                    url: deployment.url ?? current?.url,
                    approvedBy,
                    isProduction: isProduction(fact.environment, fact.isProduction ?? current?.isProduction),
                    previous: search?.previous,
                },
            }
            : {}),
        people: range?.commits ? { ...people, committers: (0,changes/* pickCommitters */.nn)(range.commits) } : people,
        missing: (0,failures/* mergeMissing */.F)(missing),
    };
}
async function readApprovals(api, runId, environment) {
    const answer = await api.get('approvals', { run_id: runId });
    if (!answer.ok)
        return answer;
    const people = (0,api_json/* listOf */.c3)(answer.data).flatMap((review) => {
        const isForIt = (0,api_json/* listOf */.c3)((0,api_json.at)(review, 'environments')).some((each) => (0,api_json.at)(each, 'name') === environment);
        const user = (0,payload/* readAccount */.GM)((0,api_json.at)(review, 'user'), api.links);
        return (0,api_json.at)(review, 'state') === 'approved' && isForIt && user ? [(0,person/* personOf */.R)(user)] : [];
    });
    return { ok: true, data: [...new Map(people.map((person) => [person.login, person])).values()] };
}
function withoutEnvironment() {
    return new errors/* ActionError */.lZ('input', {
        title: 'kind: deployment needs an environment, and the run deploys to none that GitHub knows',
        causes: [
            'The job has no environment, or the token has no permission deployments: read to look it up.',
            'The deployment was made for another commit.',
        ],
        remedies: ['Name the environment in the input environment, for example production.'],
    });
}


/***/ }),

/***/ 3939:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VI: () => (/* binding */ draftFrame),
/* harmony export */   _Q: () => (/* binding */ withoutToken),
/* harmony export */   hT: () => (/* binding */ withKind)
/* harmony export */ });
/* harmony import */ var _notification_build_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5220);
/* harmony import */ var _notification_states_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(277);
/* harmony import */ var _api_failure_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6898);
/* harmony import */ var _build_draft_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4419);
/* harmony import */ var _build_observe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2397);





function draftFrame(event, options) {
    const outcome = (0,_notification_build_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .resolveOutcome */ .DX)((0,_build_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .evidenceOf */ .X1)(event, options));
    const { history: _history, jobs: _jobs, ...draft } = (0,_build_draft_js__WEBPACK_IMPORTED_MODULE_3__/* .draftNotification */ .h)(event, outcome, options);
    const notification = { ...draft, commit: event.commit && draft.commit };
    return { outcome, run: event.run, notification };
}
function withKind({ previousState: _previous, ownJob: _own, cause: _cause, ...frame }, kind, state) {
    return { ...frame, kind, state, severity: (0,_notification_states_js__WEBPACK_IMPORTED_MODULE_1__/* .severityOf */ .xJ)(state) };
}
function withoutToken(section) {
    return {
        section,
        reason: 'There is no token to ask GitHub with.',
        fix: _api_failure_js__WEBPACK_IMPORTED_MODULE_2__/* .GIVE_TOKEN */ ._P,
    };
}


/***/ })

};
