/** One line on a terminal that says what is being done; nothing in a pipe. */
export class Progress {
  private shown = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  show(text: string): void {
    const now = Date.now();
    // Ten times a second is what an eye follows; a fast disk would write thousands of lines.
    if (this.stream.isTTY !== true || now - this.shown < 100) return;
    this.shown = now;
    this.stream.write(`\r\u001b[K${text}`);
  }

  clear(): void {
    if (this.stream.isTTY === true && this.shown > 0) this.stream.write("\r\u001b[K");
  }
}
