const panels = [
  ['askCpuMs', 'ms a question, beyond the model'],
  ['botMegabytes', 'MB resident, without the model'],
  ['diskMegabytes', 'MB on disk'],
];
const [width, height, left, top] = [240, 160, 50, 34];

/** The rows of growth as an SVG of panels side by side, both axes logarithmic. */
export function plot(rows) {
  const logs = rows.map(({ passages }) => Math.log10(passages));
  const [least, most] = [Math.min(...logs), Math.max(...logs)];
  const drawn = panels.map(([key, title], n) => panel(n * (width + left + 20) + left, key, title));
  const whole = `${panels.length * (width + left + 20)} ${height + top + 40}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole}" font-family="sans-serif" font-size="11">
<rect width="100%" height="100%" fill="#fff"/>
${drawn.join('\n')}
</svg>
`;

  function panel(x, key, title) {
    const values = rows.map((row) => Math.log10(row[key]));
    const [low, high] = [Math.floor(Math.min(...values)), Math.ceil(Math.max(...values))];
    const point = (i) => [
      x + ((logs[i] - least) / (most - least)) * width,
      top + height - ((values[i] - low) / (high - low)) * height,
    ];
    const points = rows.map((_, i) => point(i).map((value) => value.toFixed(1)));
    const marks = points.map(
      ([cx, cy], i) =>
        `<circle cx="${cx}" cy="${cy}" r="3" fill="#36c"/><text x="${cx}" y="${cy - 8}" text-anchor="middle">${rows[i][key]}</text>` +
        `<text x="${cx}" y="${top + height + 16}" text-anchor="middle">${rows[i].passages}</text>`,
    );
    return `<text x="${x}" y="16" font-weight="bold">${title}</text>
<path d="M${x} ${top}V${top + height}H${x + width}" fill="none" stroke="#999"/>
<polyline points="${points.join(' ')}" fill="none" stroke="#36c"/>
${marks.join('\n')}
<text x="${x + width / 2}" y="${top + height + 34}" text-anchor="middle">passages</text>`;
  }
}
