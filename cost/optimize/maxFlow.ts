/**
 * Maximum flow by Dinic's algorithm, on integers held exactly in doubles (below 2^53).
 *
 * An arc and its reverse are neighbors in one array (`arc ^ 1`), so that a residual capacity is one
 * look-up. Recursion is unrolled: an augmenting path can be thousands of nodes long.
 * https://doi.org/10.1007/11685654_10
 */
export class FlowNetwork {
  private readonly head: Int32Array;
  private next: Int32Array;
  private to: Int32Array;
  private residual: Float64Array;
  private arcs = 0;

  constructor(
    readonly nodes: number,
    expectedArcs: number,
  ) {
    this.head = new Int32Array(nodes).fill(-1);
    this.next = new Int32Array(expectedArcs * 2);
    this.to = new Int32Array(expectedArcs * 2);
    this.residual = new Float64Array(expectedArcs * 2);
  }

  /** Adds an arc and returns its number, by which `flowOn` knows it. */
  addArc(from: number, to: number, capacity: number): number {
    const arc = this.arcs;
    this.store(from, to, capacity);
    this.store(to, from, 0);
    return arc;
  }

  private store(from: number, to: number, capacity: number): void {
    const arc = this.arcs++;
    this.to[arc] = to;
    this.residual[arc] = capacity;
    this.next[arc] = this.head[from] as number;
    this.head[from] = arc;
  }

  /** The flow that the last `maximize` sent over an arc. */
  flowOn(arc: number): number {
    return this.residual[arc ^ 1] as number;
  }

  /** Sends as much as possible from `source` to `sink` and returns how much that is. */
  maximize(source: number, sink: number): number {
    const level = new Int32Array(this.nodes);
    const current = new Int32Array(this.nodes);
    let total = 0;
    while (this.layer(source, sink, level)) {
      current.set(this.head);
      total += this.block(source, sink, level, current);
    }
    return total;
  }

  /** Nodes that the source still reaches: the smallest source side of a minimum cut. */
  sourceSide(source: number): Uint8Array {
    const level = new Int32Array(this.nodes);
    this.layer(source, -1, level);
    return Uint8Array.from(level, (value) => (value >= 0 ? 1 : 0));
  }

  /** Breadth-first distances over arcs with capacity left; false when the sink is out of reach. */
  private layer(source: number, sink: number, level: Int32Array): boolean {
    level.fill(-1);
    const queue = new Int32Array(this.nodes);
    let tail = 0;
    level[source] = 0;
    queue[tail++] = source;
    for (let at = 0; at < tail; at++) {
      const node = queue[at] as number;
      for (let arc = this.head[node] as number; arc >= 0; arc = this.next[arc] as number) {
        const target = this.to[arc] as number;
        if ((this.residual[arc] as number) > 0 && level[target] === -1) {
          level[target] = (level[node] as number) + 1;
          queue[tail++] = target;
        }
      }
    }
    return sink >= 0 && (level[sink] as number) >= 0;
  }

  /** A blocking flow: depth first along the layers, never trying a dead arc twice. */
  private block(source: number, sink: number, level: Int32Array, current: Int32Array): number {
    const path: number[] = [];
    let total = 0;
    let node = source;
    for (;;) {
      if (node === sink) {
        total += this.augment(path);
        path.length = 0;
        node = source;
        continue;
      }
      const arc = this.admissible(node, level, current);
      if (arc >= 0) {
        path.push(arc);
        node = this.to[arc] as number;
        continue;
      }
      const back = path.pop();
      if (back === undefined) return total;
      node = this.to[back ^ 1] as number;
      current[node] = this.next[current[node] as number] as number;
    }
  }

  private admissible(node: number, level: Int32Array, current: Int32Array): number {
    const wanted = (level[node] as number) + 1;
    let arc = current[node] as number;
    while (arc >= 0) {
      if ((this.residual[arc] as number) > 0 && level[this.to[arc] as number] === wanted) break;
      arc = this.next[arc] as number;
    }
    current[node] = arc;
    return arc;
  }

  private augment(path: readonly number[]): number {
    let amount = Infinity;
    for (const arc of path) amount = Math.min(amount, this.residual[arc] as number);
    for (const arc of path) {
      this.residual[arc] = (this.residual[arc] as number) - amount;
      this.residual[arc ^ 1] = (this.residual[arc ^ 1] as number) + amount;
    }
    return amount;
  }
}
