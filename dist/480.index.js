export const id = 480;
export const ids = [480];
export const modules = {

/***/ 4480:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findReported: () => (/* binding */ findReported)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _github_api_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9360);
/* harmony import */ var _github_api_links_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3109);
/* harmony import */ var _github_api_requests_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7400);
/* harmony import */ var _github_records_event_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8986);
/* harmony import */ var _observe_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4839);






const ACCESS = 'actions: read, checks: read, contents: read, pull-requests: read';
const CHECK = {
    repository: 'Check the spelling of repository: owner/name, as in the address of its page.',
    'run-id': 'Check run-id: it is `github.run_id` or `github.event.workflow_run.id` of that run, not the number behind `#`.',
};
const POLL_MS = 5_000;
async function findReported(context) {
    const { runner, env, event, settings, signal } = context;
    const { runId, githubToken } = settings;
    const fullName = settings.repository || event.repo.fullName;
    const [owner = '', repo = ''] = fullName.split('/');
    if (runId !== undefined && String(runId) === env['GITHUB_RUN_ID'] && isSame(fullName, event.repo.fullName))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('input', {
            title: `The input run-id names run ${runId} of ${fullName}, which is the run of this step and cannot have ended`,
            causes: ['Without repository and run-id the mail is about the run of this step.'],
            remedies: ['Leave run-id and repository out, or give the id of another run.'],
            anchor: 'reported-run',
        });
    const asking = AbortSignal.any([signal, AbortSignal.timeout((0,_observe_js__WEBPACK_IMPORTED_MODULE_4__/* .shareOfTime */ .sT)(settings))]);
    const api = _github_api_requests_js__WEBPACK_IMPORTED_MODULE_2__/* .GitHubApi */ .y.connect({
        token: githubToken,
        baseUrl: env['GITHUB_API_URL'],
        owner,
        repo,
        links: (0,_github_api_links_js__WEBPACK_IMPORTED_MODULE_5__/* .linksFor */ .h)(env['GITHUB_SERVER_URL'], fullName),
        scrub: runner.scrub,
        signal: asking,
    });
    const readRun = (id) => api.get('run', { run_id: id });
    const [repository, first] = await Promise.all([
        api.get('repository', {}),
        runId === undefined ? undefined : readRun(runId),
    ]);
    if (!repository.ok)
        throw refuse('repository', fullName, fullName, repository.failure);
    const payload = { action: 'completed', repository: repository.data };
    const name = (0,_github_api_json_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)((0,_github_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(repository.data, 'full_name')) ?? fullName;
    const about = { GITHUB_SERVER_URL: env['GITHUB_SERVER_URL'], GITHUB_REPOSITORY: name };
    if (runId === undefined || first === undefined) {
        const { repo: other, links } = (0,_github_records_event_js__WEBPACK_IMPORTED_MODULE_3__/* .readEvent */ .j)(about, payload);
        const { defaultBranch: branch } = other;
        return {
            ...context,
            payload,
            event: {
                ...event,
                repo: other,
                links,
                workflowKey: undefined,
                ref: { type: 'branch', name: branch, url: links.branch(branch), isDefault: true },
                actor: undefined,
                commit: undefined,
            },
        };
    }
    let run = first;
    while (run.ok && (0,_github_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(run.data, 'status') !== 'completed' && !asking.aborted) {
        runner.info(`Run ${runId} of ${name} has not ended yet; it is looked at again in ${POLL_MS / 1000} s.`);
        await api.pause(POLL_MS);
        const next = await readRun(runId);
        if (next.ok || next.failure.kind !== 'timeout')
            run = next;
    }
    if (!run.ok)
        throw refuse('run-id', `run ${runId} of ${name}`, name, run.failure);
    if ((0,_github_api_json_js__WEBPACK_IMPORTED_MODULE_1__.at)(run.data, 'status') !== 'completed')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('timeout', {
            title: `The input run-id names run ${runId} of ${name}, which has not ended`,
            causes: [
                'A mail is about a run that has ended, and this one went on for as long as the step may wait.',
            ],
            remedies: [
                'Start the notifier when the run has ended: from a workflow with `on: workflow_run` and `types: [completed]`, or from the last job.',
            ],
            anchor: 'reported-run',
        });
    runner.info(`The mail is about run ${runId} of ${name}.`);
    const observed = { ...payload, workflow_run: run.data };
    const aboutRun = {
        ...about,
        GITHUB_EVENT_NAME: 'workflow_run',
        GITHUB_ACTION_REPOSITORY: env['GITHUB_ACTION_REPOSITORY'],
    };
    return { ...context, payload: observed, event: (0,_github_records_event_js__WEBPACK_IMPORTED_MODULE_3__/* .readEvent */ .j)(aboutRun, observed) };
}
function isSame(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
function refuse(input, what, repository, failure) {
    const { kind, reason } = failure;
    const isInput = ['not-found', 'permission', 'token', 'refused'].includes(kind);
    const access = `Give the input github-token a token that may read ${repository}: \`${ACCESS}\`. The token of the run, which is the default, reads its own repository alone; one of a GitHub App or a fine-grained token can read others.`;
    const mistakes = {
        repository: 'The repository does not exist, was renamed or deleted, or the token in github-token may not read it.',
        'run-id': 'The run does not exist or was deleted, is of another repository, or the token in github-token lacks `actions: read` there.',
    };
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(isInput ? 'input' : kind === 'timeout' ? 'timeout' : 'connect', {
        title: `The input ${input} names ${what}, which could not be read`,
        causes: [reason, ...(kind === 'not-found' ? [mistakes[input]] : [])],
        remedies: [
            ...(kind === 'not-found' ? [CHECK[input]] : []),
            ...(isInput ? [access] : ['Run the step again.']),
        ],
        anchor: 'reported-run',
    });
}


/***/ })

};
