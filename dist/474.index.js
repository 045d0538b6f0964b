export const id = 474;
export const ids = [474];
export const modules = {

/***/ 9474:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openArtifacts: () => (/* binding */ openArtifacts)
});

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(1535);
// EXTERNAL MODULE: ./src/github/api/failure.ts
var failure = __webpack_require__(6898);
// EXTERNAL MODULE: ./src/github/api/json.ts
var api_json = __webpack_require__(9360);
;// CONCATENATED MODULE: ./src/github/records/artifacts.ts

async function listArtifacts(api, runId) {
    const answer = await api.get('artifacts', { run_id: runId, per_page: 100 });
    if (!answer.ok)
        return answer;
    const artifacts = (0,api_json/* listOf */.c3)((0,api_json.at)(answer.data, 'artifacts')).flatMap((json) => {
        const id = (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'id'));
        const name = (0,api_json/* textOf */.b6)((0,api_json.at)(json, 'name'), { maxLength: 256 });
        const bytes = (0,api_json/* countOf */.pq)((0,api_json.at)(json, 'size_in_bytes')) ?? 0;
        const createdAt = (0,api_json/* timeOf */.nR)((0,api_json.at)(json, 'created_at')) ?? '';
        if (id === undefined || name === undefined || (0,api_json.at)(json, 'expired') === true)
            return [];
        return /^\.\.?$|[\\/]/.test(name) ? [] : [{ id, name, bytes, createdAt }];
    });
    return { ok: true, data: artifacts.sort((a, b) => b.id - a.id) };
}

// EXTERNAL MODULE: ./src/notification/clean-text.ts
var clean_text = __webpack_require__(4292);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./src/workspace/unzip.ts





const MAX_ENTRIES = 50_000;
const MAX_FILES = 5_000;
const MAX_PATH = 500;
const MAX_EXTRA = 1_000;
function createDownloads(temp) {
    let making;
    let count = 0;
    const archives = [];
    return {
        async add(name, bytes, { maxBytes, wants, signal }) {
            making ??= (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, 'acs-mail-'));
            const path = (0,external_node_path_.join)(await making, String(++count));
            await (0,external_node_stream_promises_.pipeline)(bytes, (chunks) => limit(chunks, maxBytes), (0,external_node_fs_.createWriteStream)(path), { signal });
            const { isArchive, size } = await inspect(path);
            const plain = `${name}/${name}`;
            if (!isArchive && wants(plain)) {
                return { files: [{ path: plain, size, open: () => (0,external_node_fs_.createReadStream)(path) }], passedOver: 0 };
            }
            const files = [];
            let passedOver = 0;
            try {
                const { openPromise } = await __webpack_require__.e(/* import() */ 663).then(__webpack_require__.t.bind(__webpack_require__, 663, 19));
                const zip = await openPromise(path, { autoClose: false });
                archives.push(zip);
                let entries = 0;
                for await (const entry of zip.eachEntry()) {
                    if (signal.aborted)
                        throw new Error('it took too long');
                    if (++entries > MAX_ENTRIES)
                        throw new Error(`it holds more than ${MAX_ENTRIES} files`);
                    const inside = `${name}/${entry.fileName}`;
                    if (inside.endsWith('/') || !wants(shorten(inside)))
                        continue;
                    if (inside.length > MAX_PATH) {
                        passedOver++;
                        continue;
                    }
                    if (files.length === MAX_FILES)
                        throw new Error(`more than ${MAX_FILES} files in it match`);
                    const isLong = entry.extraFieldLength + entry.fileCommentLength > MAX_EXTRA;
                    const opener = isLong ? refuseLong : openerOf(zip, entry);
                    files.push({ path: inside, size: entry.uncompressedSize, open: opener });
                }
                return { files, passedOver };
            }
            catch (error) {
                return { files, passedOver, problem: error.message };
            }
        },
        async remove() {
            for (const zip of archives)
                zip.close();
            const folder = await making?.catch(() => undefined);
            if (folder)
                await (0,promises_.rm)(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
        },
    };
}
function shorten(path) {
    if (path.length <= MAX_PATH)
        return path;
    const half = MAX_PATH / 2 - 1;
    return `${path.slice(0, half)}/${path.slice(-half)}`;
}
async function* limit(chunks, maxBytes) {
    let size = 0;
    for await (const chunk of chunks) {
        size += chunk.length;
        if (size > maxBytes)
            throw new Error(`it has more than ${maxBytes} bytes`);
        yield chunk;
    }
}
async function inspect(path) {
    const file = await (0,promises_.open)(path);
    try {
        const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
        return { isArchive: buffer.toString('latin1') === 'PK', size: (await file.stat()).size };
    }
    finally {
        await file.close();
    }
}
function openerOf(zip, entry) {
    return () => readEntry(zip, entry);
}
function refuseLong() {
    throw new Error(`its extra fields and comment have more than ${MAX_EXTRA} bytes`);
}
async function* readEntry(zip, entry) {
    const type = (entry.externalFileAttributes >>> 16) & 0o170000;
    if (type === 0o120000)
        throw new Error('it is a symbolic link');
    let checksum = 0;
    for await (const chunk of (await zip.openReadStreamPromise(entry))) {
        checksum = (0,external_node_zlib_.crc32)(chunk, checksum);
        yield chunk;
    }
    if (checksum !== entry.crc32)
        throw new Error('its checksum is wrong');
}

;// CONCATENATED MODULE: ./src/steps/artifacts.ts





const MAX_DOWNLOADS = 4;
const MAX_ARTIFACT_BYTES = 256_000_000;
const TEST_WORDS = /test|junit|report|result|trx/i;
async function openArtifacts(api, { patterns, folders, signal }, { current, previous, onDisk }) {
    const { compilePatterns } = await Promise.all(/* import() */[__webpack_require__.e(253), __webpack_require__.e(486)]).then(__webpack_require__.bind(__webpack_require__, 486));
    const { matchesFile, mayHold } = compilePatterns(patterns, folders);
    const downloads = createDownloads(folders.temp);
    const problems = [];
    const tell = (reason) => problems.push({ section: 'tests', reason });
    async function list(id, until, effect = '') {
        const answer = await listArtifacts(api.until(until), id);
        if (answer.ok)
            return answer.data.filter(({ name }) => mayHold(name));
        const missing = (0,failure/* missingOf */.oy)('tests', answer.failure);
        problems.push({ ...missing, reason: `${effect}${missing.reason}` });
        return [];
    }
    async function read({ id, name, bytes }, subject, until) {
        const fail = (why) => {
            tell(`${subject} ${name} could not be read: ${(0,clean_text/* cleanText */.X)(why, { maxLength: 300 })}`);
            return [];
        };
        const maxBytes = MAX_ARTIFACT_BYTES;
        if (bytes > maxBytes)
            return fail(`it has ${bytes} bytes, more than ${maxBytes}.`);
        const answer = await api.until(until).stream('artifact', { artifact_id: id, archive_format: 'zip' });
        if (!answer.ok)
            return fail(answer.failure.reason);
        const options = { maxBytes, wants: matchesFile, signal: until };
        try {
            const { files, passedOver, problem } = await downloads.add(name, answer.data, options);
            if (passedOver > 0) {
                tell(`${subject} ${name} was read without ${passedOver} of its files: a path may have ${MAX_PATH} characters at most.`);
            }
            if (problem !== undefined)
                fail(`${problem}.`);
            return files;
        }
        catch (error) {
            return fail(`${error.message}.`);
        }
    }
    async function readAll(artifacts, subject, until) {
        return (await Promise.all(artifacts.map((artifact) => read(artifact, subject, until)))).flat();
    }
    const readingPrevious = previous && previous.id !== current?.id
        ? list(previous.id, previous.signal, 'New failures cannot be told from known ones: ')
        : undefined;
    const own = current ? await list(current.id, signal) : [];
    const wanted = latestOf(own);
    if (wanted.length > MAX_DOWNLOADS) {
        tell(`${wanted.length} artifacts of the run may hold test reports, and only ${MAX_DOWNLOADS} are read. Begin the patterns of test-reports with the names of artifacts, as in "junit-linux/**/*.xml".`);
    }
    const chosen = wanted.slice(0, MAX_DOWNLOADS);
    const files = await readAll(chosen, 'The artifact', signal);
    const names = new Set(files.map(firstFolder));
    const isEarlier = ({ createdAt }) => previous?.before === undefined || createdAt < previous.before;
    const earlier = latestOf(((await readingPrevious) ?? (previous ? own : [])).filter(isEarlier))
        .filter(({ name }) => current === undefined || names.has(name))
        .slice(0, MAX_DOWNLOADS - chosen.length);
    const filesBefore = await readAll(earlier, 'In the run compared with, the artifact', previous?.signal ?? signal);
    const [only, ...others] = new Set(filesBefore.map(firstFolder));
    const namesBefore = new Set(filesBefore.map(({ path }) => (0,posix_.basename)(path)));
    const knownFolders = new Set(onDisk.flatMap(({ path }) => (namesBefore.has((0,posix_.basename)(path)) ? (0,posix_.dirname)(path) : [])));
    return {
        current: files,
        previous: filesBefore,
        artifactOf(file) {
            const name = firstFolder(file);
            const isKnown = current !== undefined || name === only || others.includes(name);
            if (isKnown)
                return name;
            return others.length === 0 && knownFolders.has((0,posix_.dirname)(file.path)) ? only : undefined;
        },
        problems,
        close: downloads.remove,
    };
}
function firstFolder({ path }) {
    return path.split('/', 1)[0] ?? '';
}
function latestOf(artifacts) {
    const latest = new Map();
    for (const artifact of artifacts) {
        if (!latest.has(artifact.name))
            latest.set(artifact.name, artifact);
    }
    return [...latest.values()].sort((a, b) => Number(TEST_WORDS.test(b.name)) - Number(TEST_WORDS.test(a.name)));
}


/***/ })

};
