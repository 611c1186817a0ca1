/** Where the panels of small multiples stand in a drawing, in pixels. */
export interface PanelGrid {
  readonly columns: number;
  /** Of one panel. */
  readonly width: number;
  readonly height: number;
  left(panel: number): number;
  top(panel: number): number;
}

const gap = 22;
const leastWidth = 160;

/** @param panelHeight of every panel, without the gap below it */
export function panelGrid(width: number, panels: number, panelHeight: number): PanelGrid {
  const columns = Math.max(1, Math.min(3, Math.floor((width + gap) / (leastWidth + gap))));
  const panelWidth = (width - gap * (columns - 1)) / columns;
  return {
    columns,
    width: panelWidth,
    height: Math.ceil(panels / columns) * (panelHeight + gap),
    left: (panel) => (panel % columns) * (panelWidth + gap),
    top: (panel) => Math.floor(panel / columns) * (panelHeight + gap),
  };
}
