export const id = 640;
export const ids = [640];
export const modules = {

/***/ 7640:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ACCEPTED_TYPES: () => (/* binding */ ACCEPTED_TYPES),
/* harmony export */   typeAny: () => (/* binding */ typeAny),
/* harmony export */   typeListed: () => (/* binding */ typeListed)
/* harmony export */ });
const ACCEPTED_TYPES = {
    '3g2': 'video/3gpp2',
    '3gp': 'video/3gpp',
    '7z': 'application/x-7z-compressed',
    aac: 'audio/aac',
    avi: 'video/x-msvideo',
    bmp: 'image/bmp',
    csv: 'text/csv',
    doc: 'application/msword',
    docm: 'application/vnd.ms-word.document.macroEnabled.12',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    eot: 'application/vnd.ms-fontobject',
    epub: 'application/epub+zip',
    gif: 'image/gif',
    gz: 'application/gzip',
    ico: 'image/vnd.microsoft.icon',
    ics: 'text/calendar',
    jpeg: 'image/jpeg',
    jpg: 'image/jpeg',
    json: 'application/json',
    mid: 'audio/midi',
    midi: 'audio/midi',
    mp3: 'audio/mpeg',
    mp4: 'video/mp4',
    mpeg: 'video/mpeg',
    oga: 'audio/ogg',
    ogv: 'video/ogg',
    ogx: 'application/ogg',
    one: 'application/onenote',
    opus: 'audio/opus',
    otf: 'font/otf',
    pdf: 'application/pdf',
    png: 'image/png',
    ppsm: 'application/vnd.ms-powerpoint.slideshow.macroEnabled.12',
    ppsx: 'application/vnd.openxmlformats-officedocument.presentationml.slideshow',
    ppt: 'application/vnd.ms-powerpoint',
    pptm: 'application/vnd.ms-powerpoint.presentation.macroEnabled.12',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    pub: 'application/vnd.ms-publisher',
    rar: 'application/x-rar-compressed',
    rpmsg: 'application/vnd.ms-outlook',
    rtf: 'application/rtf',
    svg: 'image/svg+xml',
    tar: 'application/x-tar',
    tif: 'image/tiff',
    tiff: 'image/tiff',
    ttf: 'font/ttf',
    txt: 'text/plain',
    vsd: 'application/vnd.visio',
    wav: 'audio/wav',
    weba: 'audio/webm',
    webm: 'video/webm',
    webp: 'image/webp',
    wma: 'audio/x-ms-wma',
    wmv: 'video/x-ms-wmv',
    woff: 'font/woff',
    woff2: 'font/woff2',
    xls: 'application/vnd.ms-excel',
    xlsb: 'application/vnd.ms-excel.sheet.binary.macroEnabled.12',
    xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.12',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    xml: 'application/xml',
    zip: 'application/zip',
};
function typeListed(filename) {
    const { extension, accepted } = findType(filename);
    if (accepted !== undefined)
        return { filename, contentType: accepted };
    if (extension === 'log') {
        const renamed = `${filename}.txt`;
        return {
            filename: renamed,
            contentType: 'text/plain',
            warning: `${filename} is attached as ${renamed}: .log is not on Azure’s list of accepted types.`,
        };
    }
    const type = extension === '' ? 'Files without an extension are' : `.${extension} is`;
    return {
        filename,
        contentType: 'application/octet-stream',
        warning: `${filename} may be refused: ${type} not on Azure’s list of accepted types. Put it into a .zip.`,
    };
}
function typeAny(filename) {
    const { extension, accepted = 'application/octet-stream' } = findType(filename);
    return { filename, contentType: extension === 'log' ? 'text/plain' : accepted };
}
function findType(filename) {
    const extension = /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
    return {
        extension,
        accepted: Object.hasOwn(ACCEPTED_TYPES, extension) ? ACCEPTED_TYPES[extension] : undefined,
    };
}


/***/ })

};
