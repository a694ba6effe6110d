/** What has been drawn, and what can be done with it. */
export interface Drawn {
  pages: number;
  /** Fewer where there are very many. */
  shownPages: number;
  /** At 1 it fits the frame. */
  zoom(factor: number): void;
  showPage(page: number): void;
}
