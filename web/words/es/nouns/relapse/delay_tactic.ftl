# Formas de esperar

delay_tactic = Formas de esperar
    .one = forma de esperar
    .add = Agregar una forma de esperar
    .intro = Maneras de dar tiempo a que pase el impulso. Se pueden mencionar en el registro de impulsos.
    .empty = Aún no hay ninguna. Empiece con diez minutos.
delay_tactic-what = Qué hace
    .hint = En palabras de la persona.
delay_tactic-minutes = Cuántos minutos
    .hint = De 5 a 60.
delay_tactic-meanwhile = Qué hacer mientras tanto
