# El resultado de la última acción, una sola vez, arriba de la página siguiente; `.next` dice qué revisar, y puede faltar

routes-saved = Guardado.
# Va después; $section es dónde está: "Metas"
routes-saved-what = Está en “{ $section }”.
routes-saved-together = Guardado, junto con los cambios de otra persona.
    .next = Los dos textos se conservan. Léalo para confirmar que está bien.
routes-saved-twice = Guardado, junto con lo que usted guardó en otra ventana.
    .next = De lo que cambió en las dos ventanas, vale esto; lo otro queda en el historial.
routes-saved-already = Ya estaba guardado.
    .next = El mismo formulario se envió dos veces; se tomó en cuenta una sola.
routes-saved-nothing = No había cambios que guardar.
routes-put-away-desk = Se quitó de sus pendientes.
    .next = Volverá a aparecer si algo cambia.
routes-put-away = Archivado. Se puede seguir leyendo debajo de la lista.
routes-left-away = Sigue archivado.
routes-taken-up = Reactivado.
routes-signed = Firmado.
routes-ticked = La tarea se marcó como hecha.
routes-unticked = La tarea volvió a su estado anterior.
routes-moved = Se cambió el orden.
# Le sigue lo que está mal.
routes-not-done = No se pudo hacer.
routes-not-done-stale = No se hizo: esta página estaba desactualizada.
    .next = Ahora muestra lo más reciente. Revísela e inténtelo de nuevo.
routes-not-stored = No se guardó: no se pudo escribir en el disco, así que nada cambió.
    .next = Si el disco está lleno, libere espacio y guarde de nuevo. Si no funciona, copie lo que escribió, detenga el programa e inícielo otra vez: mientras tanto no guarda nada más.
routes-chosen-already = Alguien ya eligió: ahora hay una sola versión.
routes-kept = Borrador guardado. Nadie más lo ve hasta que usted lo guarde.
routes-discarded = Descartado.
routes-draft-back = El borrador volvió a guardarse.
routes-let-go-not = No se descartó nada: mientras tanto se escribió algo más en otra ventana.
    .next = Revise el borrador antes de descartarlo.
routes-kept-gone = Este borrador ya no existe.
    .next = Se guardó o se descartó.
routes-added-before = Ya se había guardado, y este texto es distinto.
    .next = Guárdelo de nuevo para agregarlo como otra adenda.
routes-not-saved-stale = No se guardó: esta página estaba desactualizada.
    .next = Lo que escribió sigue aquí. Guárdelo de nuevo.
routes-chart-begun = Se abrió el expediente.
routes-let-in = Acceso concedido. Vale a partir de la próxima sincronización.
routes-person-let-in = Acceso concedido. Lo que escriba vuelve a contar a partir de la próxima sincronización.
    .next = Para que inicie sesión en esta computadora hay que agregarla otra vez, con otro nombre de usuario: aquí no está su contraseña.
routes-person-added = Se agregó a la persona.
    .next = Ya puede iniciar sesión aquí y en las laptops donde tenga autorización.

# Por qué no se puede escribir en algo

routes-why-signed = Ya está firmado y no se puede cambiar.
routes-why-signed-note = Ya está firmada y no se puede cambiar. Lo que falte va en una adenda.
routes-why-unvouched = Tiene una firma que aquí no se puede confirmar, así que no se puede cambiar hasta que se aclare.
routes-why-add-only = Lo que se guarda aquí ya no se cambia.
routes-why-put-away = En archivo. Se puede leer y reactivar.
routes-why-not-your-role = Su rol puede leer esto, pero no modificarlo.
routes-why-not-your-draft = Un borrador solo lo modifica quien lo empezó.
routes-why-draft = Borrador. Solo lo modifica quien lo empezó.

# La computadora de la clínica, donde se dice el nombre de un dispositivo

routes-clinic-device = Clínica
routes-chart-waits = Guardado. El expediente sigue archivado hasta que supervisión lo revise: consta que esta persona falleció.
routes-chart-not-taken-up = Guardado. El expediente no se pudo reactivar ahora; su situación dice por qué está archivado.
