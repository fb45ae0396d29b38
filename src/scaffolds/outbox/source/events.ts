/** What happens here and others are told of, in the past tense: each type of event, and what it says. */
export type Events = {
  readonly 'order.placed': { readonly orderId: string };
};

export type EventType = keyof Events;

/** An event as it is delivered: at least once. Whoever receives it keeps its id, and does nothing the second time. */
export interface OutboxEvent<Type extends EventType = EventType> {
  readonly id: string;
  readonly type: Type;
  /** What it happened to. Events of one aggregate are delivered one after the other, in the order in which they were enqueued. */
  readonly aggregate: string;
  readonly payload: Events[Type];
  readonly headers: Readonly<Record<string, string>>;
  readonly createdAt: Date;
  /** How often its delivery has failed. */
  readonly attempts: number;
}
