/** Counts comparisons, and keeps the first few that failed. */
export class Tally {
  private readonly leaks: string[] = [];
  private leaked = 0;
  readonly cells: Record<string, number> = {};

  count(column: string): void {
    this.cells[column] = (this.cells[column] ?? 0) + 1;
  }

  leak(what: string): void {
    this.leaked += 1;
    if (this.leaks.length < 12) this.leaks.push(what);
  }

  /** @returns what is broken */
  ended(what: string, say: (line: string) => void): string[] {
    const cells = Object.entries(this.cells).map(([column, count]) => `${count} ${column}`);
    say(`${what}: ${cells.join(", ")}; ${this.leaked} leaks`);
    for (const leak of this.leaks) say(`  ${leak}`);
    return this.leaked === 0 ? [] : [`${this.leaked} leaks by ${what}`];
  }
}
