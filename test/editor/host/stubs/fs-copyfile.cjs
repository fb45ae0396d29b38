/** Stands in for the native copy-on-write module, without which the built-in git extension does not activate. */
const fs = require('node:fs');

exports.constants = fs.constants;
exports.isCloneSupported = () => false;
exports.copyFile = fs.promises.copyFile;
exports.copyFileSync = fs.copyFileSync;
exports.cp = (source, target, options) => fs.promises.cp(source, target, { recursive: true, ...options });
