/** Stands in for the native logger of VS Code: appends to the file, without rotation. */
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  #file;
  #level = 2;

  constructor(file) {
    this.#file = file;
    for (const [level, name] of levels.entries()) this[name] = (message) => this.#write(level, message);
  }
  #write(level, message) {
    if (level < this.#level) return;
    try {
      appendFileSync(this.#file, `${new Date().toISOString()} [${levels[level]}] ${message}\n`);
    } catch {
      // The log folder goes away while the server shuts down.
    }
  }
  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  setPattern() {}
  clearFormatters() {}
  flush() {}
  drop() {}
}

const createLogger = async (_name, file) => {
  mkdirSync(dirname(file), { recursive: true });
  return new Logger(file);
};

// One by one: VS Code imports this as an ES module, and Node finds only names that are exported so.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
