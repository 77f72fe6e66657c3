# En qué quedó la última acción, una sola vez, arriba de la página siguiente; `.next` dice qué mirar, y puede faltar

routes-saved = Guardado.
routes-saved-together = Guardado, junto con los cambios de otra persona.
    .next = Se conservan los dos. Léalo una vez, por favor.
routes-saved-already = Ya estaba guardado.
    .next = El mismo formulario se envió dos veces; cuenta una.
routes-saved-nothing = No se cambió nada.
routes-put-away = Archivado. Se puede seguir leyendo debajo de la lista.
routes-taken-up = Retomado.
routes-signed = Firmado.
routes-moved = Cambió de lugar.
# Le sigue lo que está mal.
routes-not-done = No se hizo.
routes-not-done-stale = No se hizo: esta página ya no estaba al día.
    .next = Así está ahora. Mírelo y hágalo otra vez.
routes-not-stored = No se guardó: no se pudo escribir en el disco, así que no se cambió nada.
    .next = Si el disco está lleno, libere espacio y guarde otra vez. Si no basta, copie sus palabras de aquí, detenga el programa e inícielo de nuevo: hasta entonces no guarda nada más.
routes-chosen-already = Alguien ya eligió: ahora hay una sola versión.
routes-kept = Conservado para después. Nadie más lo ve hasta que usted lo guarde.
routes-let-go = Sus palabras se dejaron ir. Así está guardado.
routes-let-go-not = No se dejó ir nada: mientras tanto se escribió algo más en otra ventana.
    .next = Mire estas palabras una vez más antes de dejarlas ir.
routes-kept-gone = Estas palabras ya no están esperando.
    .next = Se guardaron, o se dejaron ir.
routes-added-before = Ya se guardó, y estas palabras son distintas.
    .next = Guárdelas otra vez para añadirlas como otra adenda.
routes-not-saved-stale = No se guardó: esta página ya no estaba al día.
    .next = Sus palabras siguen aquí. Guárdelas de nuevo.
routes-chart-begun = El expediente está comenzado.
routes-person-added = Se agregó.
    .next = Esta persona ya puede iniciar sesión aquí, y en las portátiles donde figure su nombre.

# Por qué no se puede escribir en algo

routes-why-signed = Está firmado, así que queda como está.
routes-why-signed-note = Está firmado, así que queda como está. Se puede decir más en una adenda.
routes-why-unvouched = Lleva una firma que aquí nada respalda, así que queda como está hasta que se aclare.
routes-why-add-only = Lo que se guarda aquí queda como está.
routes-why-put-away = Está archivado. Se puede leer y retomar.
routes-why-not-your-role = Su función lee esto y no escribe en ello.
routes-why-not-your-draft = En un borrador escribe solo quien lo empezó.
routes-why-draft = Un borrador. Solo escribe en él quien lo empezó.

# La computadora de la clínica, donde se dice el nombre de un equipo

routes-clinic-device = Clínica
