/*
title: Skeleton screen
concept: loading-states
description: "Grey shapes where the content will be, for answers that take longer than a moment; none for fast ones, one announcement for screen readers (React)."
stops:
  - Order
  - 'rows = [5]'
  - 'after = [200]'
*/
import { type ReactNode, useEffect, useState } from 'react';

interface OrderSkeletonProps {
  /** Whether the content is still on its way. */
  readonly isLoading: boolean;
  /** As many as will probably come: the page must not jump. */
  readonly rows?: number;
  /** Milliseconds in which nothing is shown: a fast answer would flash. */
  readonly after?: number;
  readonly children: ReactNode;
}

/** Keeps the place of its children while they load. */
export function OrderSkeleton({ isLoading, rows = 5, after = 200, children }: OrderSkeletonProps) {
  const isLate = useIsLate(isLoading, after);
  if (!isLoading) return children;
  return (
    <div aria-busy="true" style={{ visibility: isLate ? 'visible' : 'hidden' }}>
      <span role="status" style={{ position: 'absolute', clipPath: 'inset(50%)' }}>
        {isLate && 'Loading…'}
      </span>
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map((row) => (
        // As high as a row of the content: this is the number to measure.
        <div key={row} aria-hidden="true" style={{ height: '3rem', margin: '0.5rem 0', borderRadius: '0.25rem', background: '#8884' }} />
      ))}
      {/* $0 */}
    </div>
  );
}

function useIsLate(isLoading: boolean, after: number): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isLoading) return setIsLate(false);
    const timer = setTimeout(() => setIsLate(true), after);
    return () => clearTimeout(timer);
  }, [isLoading, after]);
  return isLate;
}
