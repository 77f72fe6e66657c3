# Una anotación de un expediente: su formulario, sus botones, su historial

entry-title = Expediente
# $by es "por Dana Reyes, hace 2 días" o "desde el principio"
entry-changed = Último cambio: { $by }.
entry-stale = Esta página ya no estaba al día
    .next = Mostraba una versión que aquí no se conoce, así que no se guardó nada. Sus palabras están abajo, sobre la versión más nueva. Léala una vez y guarde de nuevo.
# El mismo formulario se envió otra vez con otras palabras
entry-saved-before = Ya se guardó, y se escribió algo más
    .next = Este formulario ya se guardó y ahora dice otra cosa. Sus palabras están abajo. Léalas una vez y guarde de nuevo: ocupan el lugar de las que se guardaron antes, que quedan en el historial.
# Solo se lee en voz alta, antes de los botones
entry-more = Más
# Solo se lee en voz alta
entry-written = Lo que está escrito
entry-save-addendum = Guardar la adenda

# Botones; $one es de qué se trata: "meta"
entry-retire = Archivar { $one }
    .meaning = Se puede seguir leyendo debajo de la lista y retomar en cualquier momento.
entry-take-up = Retomar { $one }
    .meaning = Vuelve a la lista tal como está.
entry-sign = Firmar { $one }
    .meaning = Una vez que firme, queda como está, con su nombre y esta portátil o puesto. Lo que venga después va en una adenda. Guarde primero: se firma lo que se guardó.
entry-let-go = Dejar ir las palabras tardías
    .meaning = Lo firmado vale de todos modos. Las palabras tardías quedan en el historial.

entry-back = Volver
entry-history = Historial
# $what es cómo se llama la anotación
entry-history-of = Historial: { $what }
entry-history-intro = Todos los cambios, primero el más nuevo, con quién lo escribió, en qué equipo y cuándo llegó.
