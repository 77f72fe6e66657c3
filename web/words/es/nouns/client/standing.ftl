# Situación de un expediente: si alguien trabaja ahora con él

standing = Situación del expediente
    .one = situación del expediente
    .intro = Si alguien trabaja ahora con este expediente. Un expediente archivado se puede leer, y también reactivar, en cualquier momento.
    .empty = El expediente está activo.
    .heading = Situación
    .help = Un expediente terminado, de alguien que se mudó o falleció, o abierto por error no le pide nada a nadie: sus tareas y avisos no aparecen y no entra en los totales. Se puede ver en la lista de archivados y se sigue encontrando por el nombre. Un expediente en pausa sigue mostrando los riesgos, las alertas, lo que está por elegir y las notas sin terminar; sus tareas y revisiones esperan.
standing-status = Situación
    .hint = Si otra persona dice algo distinto de “Falleció”, decide alguien de supervisión o de terapia.
    .paused = En pausa
    .ended = Terminado
    .moved = Se mudó
    .died = Falleció
    .begun_by_mistake = Abierto por error
    .active = Activo
standing-reason = Motivo
    .hint = Unas palabras para quien abra el expediente más adelante.
standing-since = Desde
    .hint = Hoy, si se deja en blanco.
standing-needs-reason = diga en pocas palabras por qué el expediente está en pausa o archivado
standing-needs-since = diga desde cuándo el expediente está en pausa o archivado
