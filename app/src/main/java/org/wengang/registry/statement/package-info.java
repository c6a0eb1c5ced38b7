/**
 * What officers say of a worker beside the rosters: a fact put right with its reason, or learnt at
 * a contact. Nothing is overwritten unseen: whoever did not see the last version is told.
 */
@NullMarked
package org.wengang.registry.statement;

import org.jspecify.annotations.NullMarked;
