// Buttons. The words of a button are its accessible name; an IconButton has a label instead, also as its tooltip.
import type { ComponentProps } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './button.css';

interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: the one thing this view is for. `danger`: destroys. `quiet`: no border, as in a toolbar. */
  variant?: 'plain' | 'primary' | 'danger' | 'quiet';
  icon?: IconName;
  /** In a dialog, which gives it the focus. */
  autoFocus?: boolean;
}

export function Button({ variant = 'plain', icon, children, className = '', autoFocus, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={`button button-${variant} ${className}`}
      data-autofocus={autoFocus || undefined}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: IconName;
  label: string;
}

export function IconButton({ icon, label, className = '', ...rest }: IconButtonProps) {
  return (
    <button type="button" className={`button icon-button ${className}`} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
