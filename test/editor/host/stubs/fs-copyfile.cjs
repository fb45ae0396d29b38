/** Stands in for the native copy-on-write module, without which the built-in git extension does not activate. */
const fs = require('node:fs');

module.exports = {
  constants: fs.constants,
  isCloneSupported: () => false,
  copyFile: fs.promises.copyFile,
  copyFileSync: fs.copyFileSync,
  cp: (source, target, options) => fs.promises.cp(source, target, { recursive: true, ...options }),
};
