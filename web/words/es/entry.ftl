# Una anotación de un expediente: su formulario, sus botones, su historial

entry-title = Expediente
# $by es "por Dana Reyes, hace 2 días" o "desde el inicio"
entry-changed = Último cambio: { $by }.
entry-stale = Esta página estaba desactualizada
    .next = Mostraba una versión que aquí no se conoce, así que no se guardó nada. Abajo está lo que usted escribió, sobre la versión más reciente. Léalo y guarde de nuevo.
entry-chosen-since = Alguien ya eligió desde que usted empezó
    .next = Cuando empezó había dos versiones; ahora hay una sola. Su texto está abajo, sobre lo que vale ahora. Léalo y guarde.
entry-saved-since = No se firmó: después usted guardó aquí otro texto
    .next = Fue en otra ventana o en otra computadora. Lo que vale ahora está abajo, junto con lo que escribió. Léalo y firme.
# El mismo formulario se envió otra vez con otro texto
entry-saved-before = Ya se había guardado, y después se escribió algo más
    .next = Este formulario ya se guardó y ahora dice algo distinto. Abajo está lo que usted escribió. Léalo y guarde de nuevo: reemplaza lo que se guardó antes, que queda en el historial.
# Solo se lee en voz alta, antes de los botones
entry-more = Más acciones
# Solo se lee en voz alta
entry-written = Lo que está escrito
entry-save-addendum = Guardar adenda

# Botones; $one es de qué se trata: "meta"
entry-retire = Archivar { $one }
    .meaning = Se puede seguir leyendo debajo de la lista y reactivar en cualquier momento.
entry-leave-away = Dejarlo archivado
    .meaning = Ya leyó lo que se escribió mientras tanto. Queda como está y sale de los pendientes.
entry-take-up = Reactivar { $one }
    .meaning = Vuelve a la lista tal como está.
entry-sign = Firmar { $one }
    .meaning = Después de firmar ya no se puede cambiar; queda con su nombre y con el de esta computadora. Lo que surja después se anota aparte.
entry-let-go = Descartar el texto que llegó tarde
    .meaning = Lo firmado sigue siendo válido. El texto que llegó tarde queda en el historial.

entry-back = Volver
entry-history = Historial
# $what es cómo se llama la anotación
entry-history-of = Historial: { $what }
entry-history-intro = Todos los cambios, del más reciente al más antiguo: quién escribió, en qué dispositivo y cuándo llegó.
