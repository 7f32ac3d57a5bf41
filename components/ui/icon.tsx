import { iconShapes, type IconName } from "./icon-shapes";

type Props = {
  name: IconName;
  /** Say what the icon means only where no word beside it does; otherwise it is decoration. */
  label?: string;
};

/** An icon in the colour and size of the text around it. */
export function Icon({ name, label }: Props) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      <path d={iconShapes[name]} />
    </svg>
  );
}
