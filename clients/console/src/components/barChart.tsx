import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';
import { useEffect, useRef } from 'preact/hooks';
import { dollars, forDrawing } from '../format';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

export interface Bar {
  name: string;
  amount: string;
}

/** Amounts as bars, in the colours of the page. Whoever does not see it has the table beside. */
export function BarChart({ bars, label, isHorizontal = false }: { bars: Bar[]; label: string; isHorizontal?: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => drawn(canvas.current!, bars, isHorizontal);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    let chart = draw();
    const recolour = () => { chart.destroy(); chart = draw(); };
    dark.addEventListener('change', recolour);
    return () => {
      dark.removeEventListener('change', recolour);
      chart.destroy();
    };
  }, [bars, isHorizontal]);
  return <div class="chart"><canvas ref={canvas} role="img" aria-label={label} /></div>;
}

// Beyond this many letters the name of a bar would take the place of the bar on a phone; the table has it whole.
const longestName = 16;
const short = (name: string) => (name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name);

function drawn(canvas: HTMLCanvasElement, bars: Bar[], isHorizontal: boolean): Chart {
  const colour = (name: string) => getComputedStyle(canvas).getPropertyValue(name).trim();
  const [ink, line] = [colour('--muted'), colour('--line')];
  const isNarrow = canvas.parentElement!.clientWidth < 480;
  const names = { ticks: { color: ink }, grid: { display: false }, border: { color: line } };
  const amounts = { ticks: { color: ink, maxTicksLimit: 5 }, grid: { color: line }, border: { display: false }, beginAtZero: true };
  return new Chart(canvas, {
    type: 'bar',
    data: { labels: bars.map(({ name }) => isNarrow ? short(name) : name), datasets: [{ data: bars.map(({ amount }) => forDrawing(amount)), backgroundColor: colour('--accent'), borderRadius: 3, maxBarThickness: 28 }] },
    options: {
      // Nothing moves by itself, whatever the visitor has asked of the system.
      animation: false,
      maintainAspectRatio: false,
      indexAxis: isHorizontal ? 'y' : 'x',
      scales: isHorizontal ? { x: amounts, y: names } : { x: names, y: amounts },
      plugins: { tooltip: { callbacks: { label: ({ dataIndex }) => dollars(bars[dataIndex]!.amount) } } },
    },
  });
}
