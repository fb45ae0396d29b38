/*
title: WebSocket with heartbeat
concept: real-time
description: "A WebSocket that notices a dead connection by heartbeats, reconnects with backoff and jitter, and sends what was said meanwhile."
stops:
  - Chat
  - 'heartbeat = [20_000]'
*/
export interface ChatOptions {
  readonly onMessage: (message: unknown) => void;
  readonly onLive?: (isLive: boolean) => void;
  /** Milliseconds between two pings, which the server answers with `pong`. A browser cannot send the protocol's own. */
  readonly heartbeat?: number;
}

export interface ChatConnection {
  /** Sends now, or once the connection stands again. Throws when too much waits. */
  send(message: unknown): void;
  close(): void;
}

const mostWaiting = 100;

/** Stays connected until it is closed. */
export function connectChat(url: string, { onMessage, onLive = () => undefined, heartbeat = 20_000 }: ChatOptions): ChatConnection {
  const waiting: string[] = [];
  let socket: WebSocket;
  let reconnecting: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isClosed = false;

  function connect(): void {
    const current = new WebSocket(url);
    socket = current;
    let isAlive = true;
    let isGone = false;
    const pinging = setInterval(() => {
      // Nothing came since the last ping: cables that were cut say nothing. Closing alone would wait for the other side.
      if (!isAlive) return lost();
      isAlive = false;
      if (current.readyState === WebSocket.OPEN) current.send('ping');
    }, heartbeat);

    function lost(): void {
      if (isGone) return;
      isGone = true;
      clearInterval(pinging);
      current.close();
      onLive(false);
      if (!isClosed) reconnecting = setTimeout(connect, Math.random() * Math.min(30_000, 1_000 * 2 ** failures++));
    }

    current.addEventListener('open', () => {
      failures = 0;
      isAlive = true;
      onLive(true);
      for (const text of waiting.splice(0)) current.send(text);
    });
    current.addEventListener('message', ({ data }) => {
      isAlive = true;
      if (isGone || data === 'pong') return;
      onMessage(JSON.parse(data));
      // $0
    });
    current.addEventListener('close', lost);
  }

  connect();
  return {
    send(message) {
      const text = JSON.stringify(message);
      if (socket.readyState === WebSocket.OPEN) return socket.send(text);
      if (waiting.length >= mostWaiting) throw new Error(`${mostWaiting} messages wait for a connection already.`);
      waiting.push(text);
    },
    close() {
      isClosed = true;
      clearTimeout(reconnecting);
      socket.close();
    },
  };
}
