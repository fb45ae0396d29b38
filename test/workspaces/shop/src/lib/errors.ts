export class NotFound extends Error {
  constructor(what: string, id: string | number) {
    super(`There is no ${what} ${id}.`);
  }
}

export class Invalid extends Error {}

export class Unavailable extends Error {
  constructor(
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}
