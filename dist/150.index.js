export const id = 150;
export const ids = [150,486];
export const modules = {

/***/ 1150:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findFiles: () => (/* binding */ findFiles),
/* harmony export */   listDirectory: () => (/* binding */ listDirectory),
/* harmony export */   show: () => (/* binding */ show)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3916);
/* harmony import */ var _confinement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7773);
/* harmony import */ var _patterns_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(486);
/* harmony import */ var _text_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(884);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8860);








const MAX_FILES = 5_000;
async function findFiles(input, patterns, folders, signal) {
    const roots = await (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .listRoots */ .qV)(folders);
    const excluded = (0,_patterns_js__WEBPACK_IMPORTED_MODULE_5__.listExcluded)(patterns, folders, roots);
    const found = [];
    const refused = (0,_patterns_js__WEBPACK_IMPORTED_MODULE_5__.refuseClimbing)(input, patterns, folders);
    for (const pattern of patterns.filter((each) => !each.startsWith('!') && !(0,_patterns_js__WEBPACK_IMPORTED_MODULE_5__.isClimbing)(each, folders))) {
        const matching = matchPattern(input, pattern, excluded, folders, roots, signal);
        const matches = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .keepRefusal */ ._4)(refused, matching);
        if (matches)
            found.push(matches);
    }
    return { found, refused };
}
async function listDirectory(input, directory, patterns, folders, signal) {
    const roots = await (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .listRoots */ .qV)(folders);
    const everything = `${(0,_patterns_js__WEBPACK_IMPORTED_MODULE_5__.escapeGlob)(directory)}/**`;
    const excluded = (0,_patterns_js__WEBPACK_IMPORTED_MODULE_5__.listExcluded)(patterns, folders, roots);
    const { files, warnings } = await matchPattern(input, everything, excluded, folders, roots, signal);
    const inside = files
        .filter((file) => file.path === file.real)
        .map((file) => ({ ...file, name: nameInArchive((0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(directory, file.path)) }));
    return { files: inside, warnings };
}
function nameInArchive(path) {
    return path.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/').replace(/[\\:]/g, '_');
}
async function matchPattern(input, pattern, excluded, folders, roots, signal) {
    const literal = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folders.workspace, pattern);
    const isLiteral = !/[*?]/.test(pattern) && (!pattern.includes('[') || (await exists(literal)));
    const wantsDirectory = /[\\/]$/.test(pattern);
    const matches = { pattern, files: [], directories: [], warnings: [], hint: '' };
    const refuse = (what, remedy) => (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseFile */ .lv)(input, pattern, what, remedy);
    if (roots.some(({ path, real }) => literal === path || literal === real)) {
        throw refuse('is the whole workspace or the runner’s whole temporary folder', 'Name a folder in it.');
    }
    const include = isLiteral ? `${(0,_patterns_js__WEBPACK_IMPORTED_MODULE_5__.escapeGlob)(literal)}${wantsDirectory ? '/' : ''}` : (0,_patterns_js__WEBPACK_IMPORTED_MODULE_5__.anchor)(pattern, folders);
    const search = (0,_walk_js__WEBPACK_IMPORTED_MODULE_7__/* .prepareSearch */ .MV)([include, ...excluded]);
    const { start } = search;
    if (!roots.some((root) => (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .isBelow */ .Yw)(root.path, start) || (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .isBelow */ .Yw)(root.real, start))) {
        throw (0,_patterns_js__WEBPACK_IMPORTED_MODULE_5__.refuseOutside)(input, pattern, folders);
    }
    const objection = isLiteral ? undefined : await objectTo(start, roots);
    if (objection) {
        if (!isOfGit(start))
            matches.warnings.push(`${show(start, folders)} was left out: it ${objection.refusal}.`);
        return matches;
    }
    const tellUnreadable = (path, error) => {
        if ((0,_text_files_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsence */ .Md)(error))
            return;
        const { refusal, remedy } = unreadable(codeOf(error));
        if (isLiteral)
            throw refuse(refusal, remedy);
        matches.warnings.push(`${show(path, folders) || 'The workspace'} was left out: it ${refusal}.`);
    };
    for await (const path of (0,_walk_js__WEBPACK_IMPORTED_MODULE_7__/* .walk */ .GG)(search, signal, tellUnreadable)) {
        const file = await inspect(path, roots);
        if ('real' in file && (0,_walk_js__WEBPACK_IMPORTED_MODULE_7__/* .isExcluded */ .RF)(search, file.real))
            continue;
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
        else
            matches.files.push(file);
        if (matches.files.length + matches.directories.length > MAX_FILES) {
            throw refuse(`matches more than ${MAX_FILES} files`, 'Make the pattern narrower.');
        }
    }
    if (signal.aborted)
        matches.warnings.push(`The search for ${JSON.stringify(pattern)} took too long and was ended.`);
    if (matches.files.length + matches.directories.length === 0) {
        matches.hint = await (0,_patterns_js__WEBPACK_IMPORTED_MODULE_5__.hintAt)(pattern, excluded, folders, signal);
    }
    return matches;
}
async function objectTo(folder, roots) {
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(folder).catch(() => undefined);
    const isKnown = real !== undefined && roots.every((root) => real !== root.real);
    return isKnown ? (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .findObjection */ .RC)(folder, real, roots) : undefined;
}
async function inspect(path, roots) {
    let real;
    try {
        real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path);
    }
    catch (error) {
        const code = codeOf(error);
        if (!(0,_text_files_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsence */ .Md)(error) && code !== 'ELOOP')
            return unreadable(code);
        const refusal = 'is a link to nothing, or vanished';
        return { refusal, remedy: 'Check what writes the file.', isExpected: false };
    }
    const objection = (0,_confinement_js__WEBPACK_IMPORTED_MODULE_4__/* .findObjection */ .RC)(path, real, roots);
    if (objection) {
        return { ...objection, isExpected: isOfGit(path) || roots.some((root) => real === root.real) };
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
function isOfGit(path) {
    return path.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).some((part) => part.toLowerCase() === '.git');
}
function unreadable(code) {
    const remedy = 'Check the permissions of the file and of its folders.';
    return { refusal: `cannot be read: ${code}`, remedy, isExpected: false };
}
function isBehindLink(path, real, roots) {
    return !roots.some((root) => [root.path, root.real].some((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(root.real, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, path)) === real));
}
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


/***/ }),

/***/ 486:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   anchor: () => (/* binding */ anchor),
/* harmony export */   compilePatterns: () => (/* binding */ compilePatterns),
/* harmony export */   escapeGlob: () => (/* binding */ escapeGlob),
/* harmony export */   hintAt: () => (/* binding */ hintAt),
/* harmony export */   isClimbing: () => (/* binding */ isClimbing),
/* harmony export */   listExcluded: () => (/* binding */ listExcluded),
/* harmony export */   refuseClimbing: () => (/* binding */ refuseClimbing),
/* harmony export */   refuseOutside: () => (/* binding */ refuseOutside)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _confinement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7773);
/* harmony import */ var _walk_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8860);



function compilePatterns(patterns, folders) {
    const included = patterns.filter((each) => !each.startsWith('!')).map((each) => anchor(each, folders));
    const search = (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareSearch */ .MV)([...included, ...listExcluded(patterns, folders, [])]);
    return {
        matchesFile: (path) => (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .matchesFile */ .gZ)(search, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folders.workspace, path)),
        mayHold: (folder) => (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .mayHold */ .BV)(search, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folders.workspace, folder)),
    };
}
function refuseClimbing(input, patterns, folders) {
    return patterns
        .filter((pattern) => isClimbing(pattern, folders))
        .map((pattern) => refuseOutside(input, pattern, folders));
}
function isClimbing(pattern, folders) {
    try {
        (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareSearch */ .MV)([anchor(pattern.replace(/^!\s*/, ''), folders)]);
        return false;
    }
    catch {
        return true;
    }
}
function refuseOutside(input, pattern, folders) {
    return (0,_confinement_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseFile */ .lv)(input, pattern, 'leads out of the workspace and the runner’s temporary folder', `Put the files into the workspace (${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folders.workspace)}) or into $RUNNER_TEMP${/^~|\.\./.test(pattern) ? '; ".." and "~" are not followed' : ''}.`);
}
function listExcluded(patterns, folders, roots) {
    return (patterns
        .filter((pattern) => pattern.startsWith('!') && !isClimbing(pattern, folders))
        .map((pattern) => pattern.slice(1).trim())
        .flatMap((pattern) => [...new Set([pattern, withPlainBrackets(pattern)])])
        .flatMap((pattern) => anchorEverywhere(pattern, folders, roots))
        .flatMap((pattern) => [`!${pattern}`, `!${pattern.replace(/[\\/]$/, '')}/**`]));
}
function anchorEverywhere(pattern, folders, roots) {
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(pattern) ? pattern : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folders.workspace, pattern);
    const others = roots
        .filter(({ path, real }) => real !== path && (0,_confinement_js__WEBPACK_IMPORTED_MODULE_1__/* .isBelow */ .Yw)(path, full))
        .map(({ path, real }) => `${escapeGlob(real)}/${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(path, full).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/')}`);
    return [anchor(pattern, folders), ...others];
}
function anchor(pattern, folders) {
    if (/^~[\\/]/.test(pattern))
        return pattern;
    if (!/[*?[]/.test(pattern)) {
        return `${escapeGlob((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folders.workspace, pattern))}${/[\\/]$/.test(pattern) ? '/' : ''}`;
    }
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(pattern)
        ? pattern
        : `${escapeGlob((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folders.workspace))}/${pattern.replace(/^(?:\.[\\/]+)+/, '')}`;
}
async function hintAt(pattern, excluded, folders, signal) {
    if (/^["']|["']$/.test(pattern))
        return 'Quotes are part of the name here; leave them out.';
    if (/^[a-z][a-z+.-]+:\/\//i.test(pattern))
        return 'Write a path, not a URL.';
    if (pattern.includes(','))
        return 'Write one pattern a line; a comma is part of the name here.';
    if (pattern.includes('{') && pattern.lastIndexOf('}') > pattern.indexOf('{'))
        return 'Braces have no meaning here; write one pattern a line.';
    if (node_path__WEBPACK_IMPORTED_MODULE_0__.sep === '/' && pattern.includes('\\'))
        return 'Part the folders by "/".';
    const plain = withPlainBrackets(pattern);
    if (plain === pattern)
        return '';
    for await (const _ of (0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .walk */ .GG)((0,_walk_js__WEBPACK_IMPORTED_MODULE_2__/* .prepareSearch */ .MV)([anchor(plain, folders), ...excluded]), signal, () => { })) {
        return `"[…]" stands for one of the characters in it; write ${JSON.stringify(plain)}.`;
    }
    return '';
}
function withPlainBrackets(pattern) {
    return pattern.replaceAll('[', '[[]');
}
function escapeGlob(path) {
    const plain = node_path__WEBPACK_IMPORTED_MODULE_0__.sep === '\\' ? path : path.replaceAll('\\', '\\\\');
    return plain.replace(/[[?*]/g, '[$&]');
}


/***/ }),

/***/ 8860:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BV: () => (/* binding */ mayHold),
/* harmony export */   GG: () => (/* binding */ walk),
/* harmony export */   MV: () => (/* binding */ prepareSearch),
/* harmony export */   RF: () => (/* binding */ isExcluded),
/* harmony export */   gZ: () => (/* binding */ matchesFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _node_modules_actions_glob_lib_internal_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7686);
/* harmony import */ var _node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8142);




const DIRECTORY = 1;
const FILE = 2;
function prepareSearch(patterns) {
    const prepared = patterns.map((pattern) => new _node_modules_actions_glob_lib_internal_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .Pattern */ .z(pattern));
    return {
        included: prepared.filter(({ negate }) => !negate),
        excluded: prepared.filter(({ negate }) => negate),
        start: (0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .getSearchPaths */ .Je)(prepared)[0] ?? '',
    };
}
function matchesFile(search, path) {
    return ((0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .match */ .YW)(search.included, path) & FILE) !== 0 && !isExcluded(search, path);
}
function mayHold(search, path) {
    return (0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .partialMatch */ .nU)(search.included, path) && !isExcluded(search, path);
}
function isExcluded({ excluded }, path) {
    return excluded.some((each) => each.match(path) !== 0);
}
async function* walk(search, signal, onUnreadable) {
    const { included, start } = search;
    const open = [start];
    for (let path = open.pop(); path !== undefined && !signal.aborted; path = open.pop()) {
        const kind = (0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .match */ .YW)(included, path);
        if (!kind && !(0,_node_modules_actions_glob_lib_internal_pattern_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .partialMatch */ .nU)(included, path))
            continue;
        const isFolder = await look(path, path === start).then((stats) => stats.isDirectory(), (error) => onUnreadable(path, error));
        if (isFolder === undefined)
            continue;
        const isWanted = (kind & (isFolder ? DIRECTORY : FILE)) !== 0;
        if ((!isWanted && !isFolder) || isExcluded(search, path))
            continue;
        if (isWanted)
            yield path;
        if (!isFolder)
            continue;
        const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(path).catch((error) => onUnreadable(path, error));
        for (const name of (names ?? []).reverse())
            open.push((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(path, name));
    }
}
async function look(path, isFollowed) {
    return isFollowed ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(path).catch(() => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path)) : (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path);
}


/***/ })

};
