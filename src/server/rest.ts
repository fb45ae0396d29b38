/** Lets work that nobody waits for go on only while nobody types. */
export class Rest {
  private readonly length: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: (() => void)[] = [];

  /** @param length how long after the last edit the rest begins, in milliseconds */
  constructor(length: number) {
    this.length = length;
  }

  /** Somebody types. */
  disturb(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      for (const go of this.waiting.splice(0)) go();
    }, this.length);
  }

  /** Resolves at once, or when typing has rested. */
  begun(): Promise<void> {
    return this.timer === undefined ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve));
  }
}
