/*
title: Optimistic update
concept: optimistic-updates
description: "A button that shows the result at once, sends changes in order, and goes back with a message when the server refuses (React)."
stops:
  - Like
  - "'[Liked]'"
*/
import { useRef, useState } from 'react';

interface LikeProps {
  /** What the server has. */
  readonly initial: boolean;
  /** Rejects where the server refuses. */
  readonly save: (isOn: boolean) => Promise<void>;
}

/** For what is small and can be undone. Not for payments and deletes: there people wait for the truth. */
export function LikeButton({ initial, save }: LikeProps) {
  const [isOn, setIsOn] = useState(initial);
  const [problem, setProblem] = useState('');
  /** What the server has said last, to go back to. */
  const confirmed = useRef(initial);
  const latest = useRef(0);
  /** One request after the other: the last click wins on the server, too. */
  const sending = useRef(Promise.resolve());

  function toggle(): void {
    const wanted = !isOn;
    const turn = ++latest.current;
    setIsOn(wanted);
    setProblem('');
    sending.current = sending.current.then(async () => {
      try {
        await save(wanted);
        confirmed.current = wanted;
      } catch {
        // A later click has decided otherwise already.
        if (turn !== latest.current) return;
        setIsOn(confirmed.current);
        setProblem('That was not saved. Please try again.');
      }
    });
  }

  return (
    <>
      <button type="button" aria-pressed={isOn} onClick={toggle}>
        {isOn ? 'Liked' : 'Like'}
      </button>
      {/* $0 */}
      {problem && <p role="alert">{problem}</p>}
    </>
  );
}
