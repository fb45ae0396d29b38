/** What a browser gives to snippets, held by the test. */
/** What holds listeners by the name of their event. */
export class Emitter {
  readonly #listeners: { type: string; listener: (event: unknown) => void }[] = [];
  addEventListener = (type: string, listener: (event: unknown) => void): void => void this.#listeners.push({ type, listener });
  removeEventListener = (type: string, listener: (event: unknown) => void): void => {
    const at = this.#listeners.findIndex((each) => each.type === type && each.listener === listener);
    if (at >= 0) this.#listeners.splice(at, 1);
  };
  emit(type: string, event: unknown = {}): void {
    for (const each of [...this.#listeners]) if (each.type === type) each.listener(event);
  }
  get listeners(): number {
    return this.#listeners.length;
  }
}

export const withRandom = (value: number) => Object.assign(Object.create(Math), { random: () => value, min: Math.min, max: Math.max });
