# Programas

enrolment = Programas
    .one = programa
    .add = Agregar un programa
    .intro = En qué participa o qué espera la persona, desde cuándo y hasta cuándo.
    .empty = Aún no hay programas.
enrolment-programme = Programa
    .hint = Y quién lo ofrece.
enrolment-status = Estado
    .eligible = Cumple los requisitos
    .waiting = En lista de espera
    .enrolled = Inscripción activa
    .paused = En pausa
    .ended = Terminó
enrolment-eligibility = Por qué cumple los requisitos
    .hint = O qué falta todavía.
enrolment-start = Primer día
enrolment-end = Último día
    .hint = El previsto o el que fue. Cuando pasa el día previsto, la página Hoy pide revisarlo.
enrolment-reason = Por qué terminó
    .hint = Lo concluyó, se mudó, no era para ella: como lo diría la persona.
enrolment-ended-needs-reason = Escriba por qué terminó. Bastan unas palabras.
enrolment-ends-before-start = El último día es anterior al primero. Revise los dos.
