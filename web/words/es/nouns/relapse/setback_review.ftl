# Revisiones de tropiezos

setback_review = Revisiones de tropiezos
    .one = revisión de un tropiezo
    .add = Revisar un tropiezo
    .intro = Qué pasó, qué ayudó y qué sigue: para aprender, nunca para culpar.
    .empty = Aún no hay revisiones.
    .help = Empiece con las palabras de la persona. Es un borrador hasta que lo firma quien lo escribió; después ya no cambia, y una corrección es una revisión nueva.
setback_review-happened = Día al que se refiere
setback_review-what = Qué pasó
    .hint = Primero, en sus propias palabras.
setback_review-triggers = Detonantes
setback_review-helped = Qué ayudó, aunque fuera un poco
setback_review-learned = Qué aprendí
setback_review-safety_check = Se preguntó por su seguridad
setback_review-harm = Se habló de daño a otras personas
    .hint = Si es así, alguien lo atiende hoy.
    .no = No
    .yes = Sí
setback_review-changes = Qué cambia en el plan
setback_review-corrects = Corrige una revisión anterior
setback_review-signed = Texto firmado
