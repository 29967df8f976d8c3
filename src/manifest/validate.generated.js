// Generated from schemas/ai-readiness.schema.json by scripts/compile-schemas.ts. Do not edit.
"use strict";
export const validate = validate52;
export default validate52;
const schema19 = {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["version"],"additionalProperties":false,"properties":{"version":{"type":"integer","enum":[1]},"system":{"$ref":"#/$defs/system"},"data":{"type":"array","items":{"$ref":"#/$defs/dataset"}},"models":{"type":"array","items":{"$ref":"#/$defs/model"}},"services":{"type":"array","items":{"$ref":"#/$defs/service"}},"integrations":{"type":"array","items":{"$ref":"#/$defs/integration"}},"adoption":{"$ref":"#/$defs/adoption"},"governance":{"$ref":"#/$defs/governance"},"waivers":{"type":"array","items":{"$ref":"#/$defs/waiver"}},"lint":{"$ref":"#/$defs/lint"}},"$defs":{"system":{"type":"object","additionalProperties":false,"properties":{"name":{"type":"string"},"purpose":{"type":"string"},"owner":{"type":"string"},"stage":{"type":"string","enum":["poc","pilot","production"]},"risk":{"$ref":"#/$defs/risk"},"policies":{"type":"array","items":{"type":"string","enum":["eu-ai-act","gdpr","iso-42001"]}}}},"risk":{"type":"object","additionalProperties":false,"properties":{"class":{"type":"string","enum":["minimal","limited","high"]},"rationale":{"type":"string"}}},"dataset":{"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"},"location":{"type":["string","array"],"items":{"type":"string"}},"kind":{"type":"string","enum":["production","sample","public","synthetic"]},"used-for":{"type":"array","items":{"type":"string","enum":["training","evaluation","serving","reference"]}},"version":{"type":["string","number"]},"owner":{"type":"string"},"source":{"type":"string"},"licence":{"type":"string"},"personal-data":{"type":"string","enum":["none","pseudonymised","personal","special"]},"contract":{"type":"string"},"checks":{"type":"array","items":{"type":"string"}},"freshness":{"$ref":"#/$defs/freshness"},"card":{"type":"string"},"assessment":{"$ref":"#/$defs/assessment"}}},"assessment":{"type":"object","additionalProperties":false,"properties":{"date":{"$ref":"#/$defs/date"},"result":{"type":"string","enum":["ready","conditional","not-ready","pending"]},"report":{"type":"string"},"max-age":{"$ref":"#/$defs/freshness"}}},"model":{"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"},"artifact":{"type":"string"},"version":{"type":["string","number"]},"trained-by":{"$ref":"#/$defs/symbol"},"trained-on":{"$ref":"#/$defs/date"},"training-data":{"type":"array","items":{"type":"string"}},"base-model":{"type":"string"},"licence":{"type":"string"},"card":{"type":"string"},"max-age":{"$ref":"#/$defs/duration"},"rollback":{"type":["string","object"],"required":["external"],"additionalProperties":false,"properties":{"external":{"$ref":"#/$defs/externalName"},"link":{"$ref":"#/$defs/externalLink"},"owner":{"$ref":"#/$defs/externalOwner"},"reason":{"$ref":"#/$defs/externalReason"}}}}},"service":{"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"},"entry":{"$ref":"#/$defs/symbol"},"models":{"type":"array","items":{"type":"string"}},"auth":{"$ref":"#/$defs/textOrExternal"},"monitoring":{"$ref":"#/$defs/monitoring"},"fallback":{"$ref":"#/$defs/textOrExternal"},"rollout":{"type":"string","enum":["shadow","canary","gradual","blue-green","ab-test","feature-flag","all-at-once"]},"disclosure":{"type":"string"}}},"monitoring":{"type":"object","additionalProperties":false,"properties":{"drift":{"$ref":"#/$defs/monitor"},"performance":{"$ref":"#/$defs/monitor"},"data-quality":{"$ref":"#/$defs/monitor"},"operations":{"$ref":"#/$defs/monitor"},"tracing":{"$ref":"#/$defs/monitor"},"errors":{"$ref":"#/$defs/monitor"},"offline-evaluation":{"$ref":"#/$defs/monitor"}}},"monitor":{"type":"object","additionalProperties":false,"properties":{"by":{"$ref":"#/$defs/symbol"},"external":{"$ref":"#/$defs/externalName"},"link":{"$ref":"#/$defs/externalLink"},"owner":{"$ref":"#/$defs/externalOwner"},"reason":{"$ref":"#/$defs/externalReason"},"reference":{"type":"string"},"alert":{"type":"string"}}},"integration":{"type":"object","required":["system"],"additionalProperties":false,"properties":{"system":{"type":"string"},"direction":{"type":"string","enum":["in","out","both"]},"host":{"type":"string"},"owner":{"type":"string"},"auth":{"$ref":"#/$defs/textOrExternal"},"contract":{"$ref":"#/$defs/textOrExternal"},"status":{"type":"string","enum":["planned","mocked","sandbox","tested","live"]}}},"adoption":{"type":"object","additionalProperties":false,"properties":{"problem":{"type":"string"},"success":{"type":"array","items":{"$ref":"#/$defs/success"}},"users":{"type":"array","items":{"$ref":"#/$defs/userGroup"}},"rollout":{"$ref":"#/$defs/textOrExternal"},"support":{"$ref":"#/$defs/textOrExternal"},"feedback":{"$ref":"#/$defs/textOrExternal"}}},"success":{"type":"object","required":["metric"],"additionalProperties":false,"properties":{"metric":{"type":"string"},"baseline":{"type":["number","string"]},"target":{"type":["number","string"]},"source":{"$ref":"#/$defs/textOrExternal"}}},"userGroup":{"type":"object","required":["group"],"additionalProperties":false,"properties":{"group":{"type":"string"},"training":{"$ref":"#/$defs/textOrExternal"},"trained-on":{"$ref":"#/$defs/date"}}},"governance":{"type":"object","additionalProperties":false,"properties":{"documents":{"$ref":"#/$defs/documents"},"approvals":{"type":"array","items":{"$ref":"#/$defs/approval"}}}},"documents":{"type":"object","additionalProperties":false,"properties":{"risk-assessment":{"$ref":"#/$defs/textOrExternal"},"data-protection":{"$ref":"#/$defs/textOrExternal"},"human-oversight":{"$ref":"#/$defs/textOrExternal"},"incident-response":{"$ref":"#/$defs/textOrExternal"},"monitoring-plan":{"$ref":"#/$defs/textOrExternal"},"impact-assessment":{"$ref":"#/$defs/textOrExternal"},"system-card":{"$ref":"#/$defs/textOrExternal"},"intended-use":{"$ref":"#/$defs/textOrExternal"},"security-policy":{"$ref":"#/$defs/textOrExternal"},"user-docs":{"$ref":"#/$defs/textOrExternal"}}},"approval":{"type":"object","additionalProperties":false,"properties":{"role":{"type":"string"},"by":{"type":"string"},"on":{"$ref":"#/$defs/date"},"status":{"type":"string","enum":["pending","approved","rejected"]},"covers":{"type":"string"},"expires":{"$ref":"#/$defs/date"}}},"waiver":{"type":"object","required":["rule"],"additionalProperties":false,"properties":{"rule":{"$ref":"#/$defs/ruleOrPillar"},"subject":{"type":"string"},"file":{"type":"string"},"reason":{"type":"string"},"owner":{"type":"string"},"expires":{"$ref":"#/$defs/date"}}},"lint":{"type":"object","additionalProperties":false,"properties":{"exclude":{"type":"array","items":{"type":"string"}},"severity":{"type":"object","propertyNames":{"$ref":"#/$defs/ruleId"},"additionalProperties":{"$ref":"#/$defs/severity"}},"detectors":{"type":"array","items":{"$ref":"#/$defs/detector"}},"extends":{"type":"array","items":{"type":"string"}}}},"detector":{"type":"object","required":["call","measures"],"additionalProperties":false,"properties":{"call":{"type":"string"},"measures":{"type":"array","items":{"type":"string","enum":["drift","performance","data-quality","operations","tracing","errors","offline-evaluation"]}}}},"textOrExternal":{"type":["string","object"],"required":["external"],"additionalProperties":false,"properties":{"external":{"$ref":"#/$defs/externalName"},"link":{"$ref":"#/$defs/externalLink"},"owner":{"$ref":"#/$defs/externalOwner"},"reason":{"$ref":"#/$defs/externalReason"}}},"externalName":{"type":"string"},"externalLink":{"type":"string"},"externalOwner":{"type":"string"},"externalReason":{"type":"string"},"date":{"type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},"duration":{"type":"string","pattern":"^[1-9][0-9]{0,5}(min|h|d|w|mo|y)$"},"freshness":{"type":"string","pattern":"^(static|[1-9][0-9]{0,5}(min|h|d|w|mo|y))$"},"symbol":{"type":"string","pattern":"^[^:\\s][^:]*(:[A-Za-z_$][A-Za-z0-9_$.]*)?$"},"severity":{"enum":["off","information","warning","error",false]},"ruleId":{"type":"string","enum":["adoption/no-disclosure","adoption/no-fallback","adoption/no-feedback-loop","adoption/no-owner","adoption/no-problem-statement","adoption/no-rollout-plan","adoption/no-support","adoption/no-user-training","adoption/training-outdated","adoption/unmeasured-success","data/assessment-expired","data/assessment-missing","data/broken-reference","data/fit-before-split","data/floating-revision","data/large-file-in-git","data/no-contract","data/no-freshness","data/no-production-source","data/no-provenance","data/no-validation","data/personal-data-undeclared","data/sampled-data","data/schema-mismatch","data/undeclared-dataset","data/unread-dataset","data/untracked-dataset","data/unversioned-dataset","governance/approval-missing","governance/approval-outdated","governance/base-model-licence","governance/card-mismatch","governance/invalid-manifest","governance/late-governance","governance/log-retention","governance/missing-artefact","governance/no-data-card","governance/no-manifest","governance/no-model-card","governance/placeholder-document","governance/risk-unclassified","governance/self-approval","governance/undeclared-ai","governance/unowned-artefact","governance/waiver-invalid","integration/cors-wildcard","integration/debug-mode","integration/floating-image","integration/hardcoded-secret","integration/local-endpoint","integration/local-path","integration/no-health-check","integration/no-owner-or-auth","integration/no-timeout","integration/nonlinear-notebook","integration/not-integrated","integration/notebook-in-production","integration/train-serve-skew","integration/unauthenticated-endpoint","integration/undeclared-system","integration/unpinned-dependencies","integration/unsafe-deserialization","integration/untested-pipeline","integration/workload-without-limits","mlops/floating-model","mlops/inert-monitor","mlops/monitor-not-found","mlops/monitor-undeclared","mlops/no-alert","mlops/no-data-quality-monitor","mlops/no-drift-monitor","mlops/no-evaluation-gate","mlops/no-operations-monitor","mlops/no-performance-monitor","mlops/no-reference-data","mlops/no-rollback","mlops/no-staged-rollout","mlops/stale-model","mlops/unmonitored-inference","mlops/untraced-llm","mlops/untracked-model","mlops/untracked-training"]},"ruleOrPillar":{"type":"string","enum":["data/*","integration/*","adoption/*","mlops/*","governance/*","adoption/no-disclosure","adoption/no-fallback","adoption/no-feedback-loop","adoption/no-owner","adoption/no-problem-statement","adoption/no-rollout-plan","adoption/no-support","adoption/no-user-training","adoption/training-outdated","adoption/unmeasured-success","data/assessment-expired","data/assessment-missing","data/broken-reference","data/fit-before-split","data/floating-revision","data/large-file-in-git","data/no-contract","data/no-freshness","data/no-production-source","data/no-provenance","data/no-validation","data/personal-data-undeclared","data/sampled-data","data/schema-mismatch","data/undeclared-dataset","data/unread-dataset","data/untracked-dataset","data/unversioned-dataset","governance/approval-missing","governance/approval-outdated","governance/base-model-licence","governance/card-mismatch","governance/invalid-manifest","governance/late-governance","governance/log-retention","governance/missing-artefact","governance/no-data-card","governance/no-manifest","governance/no-model-card","governance/placeholder-document","governance/risk-unclassified","governance/self-approval","governance/undeclared-ai","governance/unowned-artefact","governance/waiver-invalid","integration/cors-wildcard","integration/debug-mode","integration/floating-image","integration/hardcoded-secret","integration/local-endpoint","integration/local-path","integration/no-health-check","integration/no-owner-or-auth","integration/no-timeout","integration/nonlinear-notebook","integration/not-integrated","integration/notebook-in-production","integration/train-serve-skew","integration/unauthenticated-endpoint","integration/undeclared-system","integration/unpinned-dependencies","integration/unsafe-deserialization","integration/untested-pipeline","integration/workload-without-limits","mlops/floating-model","mlops/inert-monitor","mlops/monitor-not-found","mlops/monitor-undeclared","mlops/no-alert","mlops/no-data-quality-monitor","mlops/no-drift-monitor","mlops/no-evaluation-gate","mlops/no-operations-monitor","mlops/no-performance-monitor","mlops/no-reference-data","mlops/no-rollback","mlops/no-staged-rollout","mlops/stale-model","mlops/unmonitored-inference","mlops/untraced-llm","mlops/untracked-model","mlops/untracked-training"]}}};
const func1 = Object.prototype.hasOwnProperty;
const schema20 = {"type":"object","additionalProperties":false,"properties":{"name":{"type":"string"},"purpose":{"type":"string"},"owner":{"type":"string"},"stage":{"type":"string","enum":["poc","pilot","production"]},"risk":{"$ref":"#/$defs/risk"},"policies":{"type":"array","items":{"type":"string","enum":["eu-ai-act","gdpr","iso-42001"]}}}};
const schema21 = {"type":"object","additionalProperties":false,"properties":{"class":{"type":"string","enum":["minimal","limited","high"]},"rationale":{"type":"string"}}};

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "class") || (key0 === "rationale"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.class !== undefined){
let data0 = data.class;
if(typeof data0 !== "string"){
const err1 = {instancePath:instancePath+"/class",schemaPath:"#/properties/class/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!(((data0 === "minimal") || (data0 === "limited")) || (data0 === "high"))){
const err2 = {instancePath:instancePath+"/class",schemaPath:"#/properties/class/enum",keyword:"enum",params:{allowedValues: schema21.properties.class.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.rationale !== undefined){
if(typeof data.rationale !== "string"){
const err3 = {instancePath:instancePath+"/rationale",schemaPath:"#/properties/rationale/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "name") || (key0 === "purpose")) || (key0 === "owner")) || (key0 === "stage")) || (key0 === "risk")) || (key0 === "policies"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err1 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.purpose !== undefined){
if(typeof data.purpose !== "string"){
const err2 = {instancePath:instancePath+"/purpose",schemaPath:"#/properties/purpose/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.owner !== undefined){
if(typeof data.owner !== "string"){
const err3 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.stage !== undefined){
let data3 = data.stage;
if(typeof data3 !== "string"){
const err4 = {instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!(((data3 === "poc") || (data3 === "pilot")) || (data3 === "production"))){
const err5 = {instancePath:instancePath+"/stage",schemaPath:"#/properties/stage/enum",keyword:"enum",params:{allowedValues: schema20.properties.stage.enum}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.risk !== undefined){
if(!(validate54(data.risk, {instancePath:instancePath+"/risk",parentData:data,parentDataProperty:"risk",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.policies !== undefined){
let data5 = data.policies;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 !== "string"){
const err6 = {instancePath:instancePath+"/policies/" + i0,schemaPath:"#/properties/policies/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(!(((data6 === "eu-ai-act") || (data6 === "gdpr")) || (data6 === "iso-42001"))){
const err7 = {instancePath:instancePath+"/policies/" + i0,schemaPath:"#/properties/policies/items/enum",keyword:"enum",params:{allowedValues: schema20.properties.policies.items.enum}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/policies",schemaPath:"#/properties/policies/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema22 = {"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"},"location":{"type":["string","array"],"items":{"type":"string"}},"kind":{"type":"string","enum":["production","sample","public","synthetic"]},"used-for":{"type":"array","items":{"type":"string","enum":["training","evaluation","serving","reference"]}},"version":{"type":["string","number"]},"owner":{"type":"string"},"source":{"type":"string"},"licence":{"type":"string"},"personal-data":{"type":"string","enum":["none","pseudonymised","personal","special"]},"contract":{"type":"string"},"checks":{"type":"array","items":{"type":"string"}},"freshness":{"$ref":"#/$defs/freshness"},"card":{"type":"string"},"assessment":{"$ref":"#/$defs/assessment"}}};
const schema23 = {"type":"string","pattern":"^(static|[1-9][0-9]{0,5}(min|h|d|w|mo|y))$"};
const pattern3 = new RegExp("^(static|[1-9][0-9]{0,5}(min|h|d|w|mo|y))$", "u");

function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate58.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern3.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^(static|[1-9][0-9]{0,5}(min|h|d|w|mo|y))$"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate58.errors = vErrors;
return errors === 0;
}
validate58.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema24 = {"type":"object","additionalProperties":false,"properties":{"date":{"$ref":"#/$defs/date"},"result":{"type":"string","enum":["ready","conditional","not-ready","pending"]},"report":{"type":"string"},"max-age":{"$ref":"#/$defs/freshness"}}};
const schema25 = {"type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"};
const pattern4 = new RegExp("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "u");

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern4.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate60(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate60.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "date") || (key0 === "result")) || (key0 === "report")) || (key0 === "max-age"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.date !== undefined){
if(!(validate61(data.date, {instancePath:instancePath+"/date",parentData:data,parentDataProperty:"date",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
if(data.result !== undefined){
let data1 = data.result;
if(typeof data1 !== "string"){
const err1 = {instancePath:instancePath+"/result",schemaPath:"#/properties/result/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!((((data1 === "ready") || (data1 === "conditional")) || (data1 === "not-ready")) || (data1 === "pending"))){
const err2 = {instancePath:instancePath+"/result",schemaPath:"#/properties/result/enum",keyword:"enum",params:{allowedValues: schema24.properties.result.enum}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.report !== undefined){
if(typeof data.report !== "string"){
const err3 = {instancePath:instancePath+"/report",schemaPath:"#/properties/report/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data["max-age"] !== undefined){
if(!(validate58(data["max-age"], {instancePath:instancePath+"/max-age",parentData:data,parentDataProperty:"max-age",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate60.errors = vErrors;
return errors === 0;
}
validate60.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate57.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema22.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.location !== undefined){
let data1 = data.location;
if((typeof data1 !== "string") && (!(Array.isArray(data1)))){
const err3 = {instancePath:instancePath+"/location",schemaPath:"#/properties/location/type",keyword:"type",params:{type: schema22.properties.location.type}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(typeof data1[i0] !== "string"){
const err4 = {instancePath:instancePath+"/location/" + i0,schemaPath:"#/properties/location/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
}
if(data.kind !== undefined){
let data3 = data.kind;
if(typeof data3 !== "string"){
const err5 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!((((data3 === "production") || (data3 === "sample")) || (data3 === "public")) || (data3 === "synthetic"))){
const err6 = {instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues: schema22.properties.kind.enum}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data["used-for"] !== undefined){
let data4 = data["used-for"];
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 !== "string"){
const err7 = {instancePath:instancePath+"/used-for/" + i1,schemaPath:"#/properties/used-for/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!((((data5 === "training") || (data5 === "evaluation")) || (data5 === "serving")) || (data5 === "reference"))){
const err8 = {instancePath:instancePath+"/used-for/" + i1,schemaPath:"#/properties/used-for/items/enum",keyword:"enum",params:{allowedValues: schema22.properties["used-for"].items.enum}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath:instancePath+"/used-for",schemaPath:"#/properties/used-for/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.version !== undefined){
let data6 = data.version;
if((typeof data6 !== "string") && (!((typeof data6 == "number") && (isFinite(data6))))){
const err10 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: schema22.properties.version.type}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.owner !== undefined){
if(typeof data.owner !== "string"){
const err11 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.source !== undefined){
if(typeof data.source !== "string"){
const err12 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.licence !== undefined){
if(typeof data.licence !== "string"){
const err13 = {instancePath:instancePath+"/licence",schemaPath:"#/properties/licence/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data["personal-data"] !== undefined){
let data10 = data["personal-data"];
if(typeof data10 !== "string"){
const err14 = {instancePath:instancePath+"/personal-data",schemaPath:"#/properties/personal-data/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!((((data10 === "none") || (data10 === "pseudonymised")) || (data10 === "personal")) || (data10 === "special"))){
const err15 = {instancePath:instancePath+"/personal-data",schemaPath:"#/properties/personal-data/enum",keyword:"enum",params:{allowedValues: schema22.properties["personal-data"].enum}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.contract !== undefined){
if(typeof data.contract !== "string"){
const err16 = {instancePath:instancePath+"/contract",schemaPath:"#/properties/contract/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.checks !== undefined){
let data12 = data.checks;
if(Array.isArray(data12)){
const len2 = data12.length;
for(let i2=0; i2<len2; i2++){
if(typeof data12[i2] !== "string"){
const err17 = {instancePath:instancePath+"/checks/" + i2,schemaPath:"#/properties/checks/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/checks",schemaPath:"#/properties/checks/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.freshness !== undefined){
if(!(validate58(data.freshness, {instancePath:instancePath+"/freshness",parentData:data,parentDataProperty:"freshness",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
if(data.card !== undefined){
if(typeof data.card !== "string"){
const err19 = {instancePath:instancePath+"/card",schemaPath:"#/properties/card/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.assessment !== undefined){
if(!(validate60(data.assessment, {instancePath:instancePath+"/assessment",parentData:data,parentDataProperty:"assessment",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate60.errors : vErrors.concat(validate60.errors);
errors = vErrors.length;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema26 = {"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"},"artifact":{"type":"string"},"version":{"type":["string","number"]},"trained-by":{"$ref":"#/$defs/symbol"},"trained-on":{"$ref":"#/$defs/date"},"training-data":{"type":"array","items":{"type":"string"}},"base-model":{"type":"string"},"licence":{"type":"string"},"card":{"type":"string"},"max-age":{"$ref":"#/$defs/duration"},"rollback":{"type":["string","object"],"required":["external"],"additionalProperties":false,"properties":{"external":{"$ref":"#/$defs/externalName"},"link":{"$ref":"#/$defs/externalLink"},"owner":{"$ref":"#/$defs/externalOwner"},"reason":{"$ref":"#/$defs/externalReason"}}}}};
const schema27 = {"type":"string","pattern":"^[^:\\s][^:]*(:[A-Za-z_$][A-Za-z0-9_$.]*)?$"};
const pattern5 = new RegExp("^[^:\\s][^:]*(:[A-Za-z_$][A-Za-z0-9_$.]*)?$", "u");

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate67.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern5.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[^:\\s][^:]*(:[A-Za-z_$][A-Za-z0-9_$.]*)?$"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}
validate67.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema28 = {"type":"string","pattern":"^[1-9][0-9]{0,5}(min|h|d|w|mo|y)$"};
const pattern6 = new RegExp("^[1-9][0-9]{0,5}(min|h|d|w|mo|y)$", "u");

function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate70.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data === "string"){
if(!pattern6.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[1-9][0-9]{0,5}(min|h|d|w|mo|y)$"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate70.errors = vErrors;
return errors === 0;
}
validate70.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema29 = {"type":"string"};

function validate72(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate72.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate72.errors = vErrors;
return errors === 0;
}
validate72.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema30 = {"type":"string"};

function validate74(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate74.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate74.errors = vErrors;
return errors === 0;
}
validate74.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema31 = {"type":"string"};

function validate76(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate76.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate76.errors = vErrors;
return errors === 0;
}
validate76.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema32 = {"type":"string"};

function validate78(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate78.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate78.errors = vErrors;
return errors === 0;
}
validate78.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate66(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate66.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema26.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.artifact !== undefined){
if(typeof data.artifact !== "string"){
const err3 = {instancePath:instancePath+"/artifact",schemaPath:"#/properties/artifact/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.version !== undefined){
let data2 = data.version;
if((typeof data2 !== "string") && (!((typeof data2 == "number") && (isFinite(data2))))){
const err4 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: schema26.properties.version.type}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data["trained-by"] !== undefined){
if(!(validate67(data["trained-by"], {instancePath:instancePath+"/trained-by",parentData:data,parentDataProperty:"trained-by",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
if(data["trained-on"] !== undefined){
if(!(validate61(data["trained-on"], {instancePath:instancePath+"/trained-on",parentData:data,parentDataProperty:"trained-on",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
if(data["training-data"] !== undefined){
let data5 = data["training-data"];
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
if(typeof data5[i0] !== "string"){
const err5 = {instancePath:instancePath+"/training-data/" + i0,schemaPath:"#/properties/training-data/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/training-data",schemaPath:"#/properties/training-data/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data["base-model"] !== undefined){
if(typeof data["base-model"] !== "string"){
const err7 = {instancePath:instancePath+"/base-model",schemaPath:"#/properties/base-model/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.licence !== undefined){
if(typeof data.licence !== "string"){
const err8 = {instancePath:instancePath+"/licence",schemaPath:"#/properties/licence/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.card !== undefined){
if(typeof data.card !== "string"){
const err9 = {instancePath:instancePath+"/card",schemaPath:"#/properties/card/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data["max-age"] !== undefined){
if(!(validate70(data["max-age"], {instancePath:instancePath+"/max-age",parentData:data,parentDataProperty:"max-age",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
errors = vErrors.length;
}
}
if(data.rollback !== undefined){
let data11 = data.rollback;
if((typeof data11 !== "string") && (!(data11 && typeof data11 == "object" && !Array.isArray(data11)))){
const err10 = {instancePath:instancePath+"/rollback",schemaPath:"#/properties/rollback/type",keyword:"type",params:{type: schema26.properties.rollback.type}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.external === undefined){
const err11 = {instancePath:instancePath+"/rollback",schemaPath:"#/properties/rollback/required",keyword:"required",params:{missingProperty: "external"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
for(const key1 in data11){
if(!((((key1 === "external") || (key1 === "link")) || (key1 === "owner")) || (key1 === "reason"))){
const err12 = {instancePath:instancePath+"/rollback",schemaPath:"#/properties/rollback/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data11.external !== undefined){
if(!(validate72(data11.external, {instancePath:instancePath+"/rollback/external",parentData:data11,parentDataProperty:"external",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
}
if(data11.link !== undefined){
if(!(validate74(data11.link, {instancePath:instancePath+"/rollback/link",parentData:data11,parentDataProperty:"link",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
errors = vErrors.length;
}
}
if(data11.owner !== undefined){
if(!(validate76(data11.owner, {instancePath:instancePath+"/rollback/owner",parentData:data11,parentDataProperty:"owner",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
}
if(data11.reason !== undefined){
if(!(validate78(data11.reason, {instancePath:instancePath+"/rollback/reason",parentData:data11,parentDataProperty:"reason",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
}
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate66.errors = vErrors;
return errors === 0;
}
validate66.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema33 = {"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"},"entry":{"$ref":"#/$defs/symbol"},"models":{"type":"array","items":{"type":"string"}},"auth":{"$ref":"#/$defs/textOrExternal"},"monitoring":{"$ref":"#/$defs/monitoring"},"fallback":{"$ref":"#/$defs/textOrExternal"},"rollout":{"type":"string","enum":["shadow","canary","gradual","blue-green","ab-test","feature-flag","all-at-once"]},"disclosure":{"type":"string"}}};
const schema34 = {"type":["string","object"],"required":["external"],"additionalProperties":false,"properties":{"external":{"$ref":"#/$defs/externalName"},"link":{"$ref":"#/$defs/externalLink"},"owner":{"$ref":"#/$defs/externalOwner"},"reason":{"$ref":"#/$defs/externalReason"}}};

function validate83(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate83.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((typeof data !== "string") && (!(data && typeof data == "object" && !Array.isArray(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema34.type}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.external === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "external"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "external") || (key0 === "link")) || (key0 === "owner")) || (key0 === "reason"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.external !== undefined){
if(!(validate72(data.external, {instancePath:instancePath+"/external",parentData:data,parentDataProperty:"external",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
}
if(data.link !== undefined){
if(!(validate74(data.link, {instancePath:instancePath+"/link",parentData:data,parentDataProperty:"link",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
errors = vErrors.length;
}
}
if(data.owner !== undefined){
if(!(validate76(data.owner, {instancePath:instancePath+"/owner",parentData:data,parentDataProperty:"owner",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
}
if(data.reason !== undefined){
if(!(validate78(data.reason, {instancePath:instancePath+"/reason",parentData:data,parentDataProperty:"reason",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
}
}
validate83.errors = vErrors;
return errors === 0;
}
validate83.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema35 = {"type":"object","additionalProperties":false,"properties":{"drift":{"$ref":"#/$defs/monitor"},"performance":{"$ref":"#/$defs/monitor"},"data-quality":{"$ref":"#/$defs/monitor"},"operations":{"$ref":"#/$defs/monitor"},"tracing":{"$ref":"#/$defs/monitor"},"errors":{"$ref":"#/$defs/monitor"},"offline-evaluation":{"$ref":"#/$defs/monitor"}}};
const schema36 = {"type":"object","additionalProperties":false,"properties":{"by":{"$ref":"#/$defs/symbol"},"external":{"$ref":"#/$defs/externalName"},"link":{"$ref":"#/$defs/externalLink"},"owner":{"$ref":"#/$defs/externalOwner"},"reason":{"$ref":"#/$defs/externalReason"},"reference":{"type":"string"},"alert":{"type":"string"}}};

function validate90(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate90.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "by") || (key0 === "external")) || (key0 === "link")) || (key0 === "owner")) || (key0 === "reason")) || (key0 === "reference")) || (key0 === "alert"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.by !== undefined){
if(!(validate67(data.by, {instancePath:instancePath+"/by",parentData:data,parentDataProperty:"by",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
if(data.external !== undefined){
if(!(validate72(data.external, {instancePath:instancePath+"/external",parentData:data,parentDataProperty:"external",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate72.errors : vErrors.concat(validate72.errors);
errors = vErrors.length;
}
}
if(data.link !== undefined){
if(!(validate74(data.link, {instancePath:instancePath+"/link",parentData:data,parentDataProperty:"link",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate74.errors : vErrors.concat(validate74.errors);
errors = vErrors.length;
}
}
if(data.owner !== undefined){
if(!(validate76(data.owner, {instancePath:instancePath+"/owner",parentData:data,parentDataProperty:"owner",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate76.errors : vErrors.concat(validate76.errors);
errors = vErrors.length;
}
}
if(data.reason !== undefined){
if(!(validate78(data.reason, {instancePath:instancePath+"/reason",parentData:data,parentDataProperty:"reason",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate78.errors : vErrors.concat(validate78.errors);
errors = vErrors.length;
}
}
if(data.reference !== undefined){
if(typeof data.reference !== "string"){
const err1 = {instancePath:instancePath+"/reference",schemaPath:"#/properties/reference/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.alert !== undefined){
if(typeof data.alert !== "string"){
const err2 = {instancePath:instancePath+"/alert",schemaPath:"#/properties/alert/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate90.errors = vErrors;
return errors === 0;
}
validate90.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate89(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate89.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "drift") || (key0 === "performance")) || (key0 === "data-quality")) || (key0 === "operations")) || (key0 === "tracing")) || (key0 === "errors")) || (key0 === "offline-evaluation"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.drift !== undefined){
if(!(validate90(data.drift, {instancePath:instancePath+"/drift",parentData:data,parentDataProperty:"drift",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
}
if(data.performance !== undefined){
if(!(validate90(data.performance, {instancePath:instancePath+"/performance",parentData:data,parentDataProperty:"performance",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
}
if(data["data-quality"] !== undefined){
if(!(validate90(data["data-quality"], {instancePath:instancePath+"/data-quality",parentData:data,parentDataProperty:"data-quality",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
}
if(data.operations !== undefined){
if(!(validate90(data.operations, {instancePath:instancePath+"/operations",parentData:data,parentDataProperty:"operations",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
}
if(data.tracing !== undefined){
if(!(validate90(data.tracing, {instancePath:instancePath+"/tracing",parentData:data,parentDataProperty:"tracing",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
}
if(data.errors !== undefined){
if(!(validate90(data.errors, {instancePath:instancePath+"/errors",parentData:data,parentDataProperty:"errors",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
}
if(data["offline-evaluation"] !== undefined){
if(!(validate90(data["offline-evaluation"], {instancePath:instancePath+"/offline-evaluation",parentData:data,parentDataProperty:"offline-evaluation",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate90.errors : vErrors.concat(validate90.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate89.errors = vErrors;
return errors === 0;
}
validate89.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate81(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate81.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((((key0 === "name") || (key0 === "entry")) || (key0 === "models")) || (key0 === "auth")) || (key0 === "monitoring")) || (key0 === "fallback")) || (key0 === "rollout")) || (key0 === "disclosure"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.name !== undefined){
if(typeof data.name !== "string"){
const err2 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.entry !== undefined){
if(!(validate67(data.entry, {instancePath:instancePath+"/entry",parentData:data,parentDataProperty:"entry",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
if(data.models !== undefined){
let data2 = data.models;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
const err3 = {instancePath:instancePath+"/models/" + i0,schemaPath:"#/properties/models/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
else {
const err4 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.auth !== undefined){
if(!(validate83(data.auth, {instancePath:instancePath+"/auth",parentData:data,parentDataProperty:"auth",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data.monitoring !== undefined){
if(!(validate89(data.monitoring, {instancePath:instancePath+"/monitoring",parentData:data,parentDataProperty:"monitoring",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate89.errors : vErrors.concat(validate89.errors);
errors = vErrors.length;
}
}
if(data.fallback !== undefined){
if(!(validate83(data.fallback, {instancePath:instancePath+"/fallback",parentData:data,parentDataProperty:"fallback",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data.rollout !== undefined){
let data7 = data.rollout;
if(typeof data7 !== "string"){
const err5 = {instancePath:instancePath+"/rollout",schemaPath:"#/properties/rollout/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(((((((data7 === "shadow") || (data7 === "canary")) || (data7 === "gradual")) || (data7 === "blue-green")) || (data7 === "ab-test")) || (data7 === "feature-flag")) || (data7 === "all-at-once"))){
const err6 = {instancePath:instancePath+"/rollout",schemaPath:"#/properties/rollout/enum",keyword:"enum",params:{allowedValues: schema33.properties.rollout.enum}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.disclosure !== undefined){
if(typeof data.disclosure !== "string"){
const err7 = {instancePath:instancePath+"/disclosure",schemaPath:"#/properties/disclosure/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate81.errors = vErrors;
return errors === 0;
}
validate81.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema37 = {"type":"object","required":["system"],"additionalProperties":false,"properties":{"system":{"type":"string"},"direction":{"type":"string","enum":["in","out","both"]},"host":{"type":"string"},"owner":{"type":"string"},"auth":{"$ref":"#/$defs/textOrExternal"},"contract":{"$ref":"#/$defs/textOrExternal"},"status":{"type":"string","enum":["planned","mocked","sandbox","tested","live"]}}};

function validate106(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate106.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.system === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "system"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((((((key0 === "system") || (key0 === "direction")) || (key0 === "host")) || (key0 === "owner")) || (key0 === "auth")) || (key0 === "contract")) || (key0 === "status"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.system !== undefined){
if(typeof data.system !== "string"){
const err2 = {instancePath:instancePath+"/system",schemaPath:"#/properties/system/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.direction !== undefined){
let data1 = data.direction;
if(typeof data1 !== "string"){
const err3 = {instancePath:instancePath+"/direction",schemaPath:"#/properties/direction/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(((data1 === "in") || (data1 === "out")) || (data1 === "both"))){
const err4 = {instancePath:instancePath+"/direction",schemaPath:"#/properties/direction/enum",keyword:"enum",params:{allowedValues: schema37.properties.direction.enum}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.host !== undefined){
if(typeof data.host !== "string"){
const err5 = {instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.owner !== undefined){
if(typeof data.owner !== "string"){
const err6 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.auth !== undefined){
if(!(validate83(data.auth, {instancePath:instancePath+"/auth",parentData:data,parentDataProperty:"auth",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data.contract !== undefined){
if(!(validate83(data.contract, {instancePath:instancePath+"/contract",parentData:data,parentDataProperty:"contract",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data.status !== undefined){
let data6 = data.status;
if(typeof data6 !== "string"){
const err7 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!(((((data6 === "planned") || (data6 === "mocked")) || (data6 === "sandbox")) || (data6 === "tested")) || (data6 === "live"))){
const err8 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema37.properties.status.enum}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate106.errors = vErrors;
return errors === 0;
}
validate106.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema38 = {"type":"object","additionalProperties":false,"properties":{"problem":{"type":"string"},"success":{"type":"array","items":{"$ref":"#/$defs/success"}},"users":{"type":"array","items":{"$ref":"#/$defs/userGroup"}},"rollout":{"$ref":"#/$defs/textOrExternal"},"support":{"$ref":"#/$defs/textOrExternal"},"feedback":{"$ref":"#/$defs/textOrExternal"}}};
const schema39 = {"type":"object","required":["metric"],"additionalProperties":false,"properties":{"metric":{"type":"string"},"baseline":{"type":["number","string"]},"target":{"type":["number","string"]},"source":{"$ref":"#/$defs/textOrExternal"}}};

function validate111(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate111.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.metric === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metric"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "metric") || (key0 === "baseline")) || (key0 === "target")) || (key0 === "source"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.metric !== undefined){
if(typeof data.metric !== "string"){
const err2 = {instancePath:instancePath+"/metric",schemaPath:"#/properties/metric/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.baseline !== undefined){
let data1 = data.baseline;
if((!((typeof data1 == "number") && (isFinite(data1)))) && (typeof data1 !== "string")){
const err3 = {instancePath:instancePath+"/baseline",schemaPath:"#/properties/baseline/type",keyword:"type",params:{type: schema39.properties.baseline.type}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.target !== undefined){
let data2 = data.target;
if((!((typeof data2 == "number") && (isFinite(data2)))) && (typeof data2 !== "string")){
const err4 = {instancePath:instancePath+"/target",schemaPath:"#/properties/target/type",keyword:"type",params:{type: schema39.properties.target.type}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.source !== undefined){
if(!(validate83(data.source, {instancePath:instancePath+"/source",parentData:data,parentDataProperty:"source",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate111.errors = vErrors;
return errors === 0;
}
validate111.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema40 = {"type":"object","required":["group"],"additionalProperties":false,"properties":{"group":{"type":"string"},"training":{"$ref":"#/$defs/textOrExternal"},"trained-on":{"$ref":"#/$defs/date"}}};

function validate114(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate114.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.group === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "group"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(((key0 === "group") || (key0 === "training")) || (key0 === "trained-on"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.group !== undefined){
if(typeof data.group !== "string"){
const err2 = {instancePath:instancePath+"/group",schemaPath:"#/properties/group/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.training !== undefined){
if(!(validate83(data.training, {instancePath:instancePath+"/training",parentData:data,parentDataProperty:"training",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data["trained-on"] !== undefined){
if(!(validate61(data["trained-on"], {instancePath:instancePath+"/trained-on",parentData:data,parentDataProperty:"trained-on",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate114.errors = vErrors;
return errors === 0;
}
validate114.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate110(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate110.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "problem") || (key0 === "success")) || (key0 === "users")) || (key0 === "rollout")) || (key0 === "support")) || (key0 === "feedback"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.problem !== undefined){
if(typeof data.problem !== "string"){
const err1 = {instancePath:instancePath+"/problem",schemaPath:"#/properties/problem/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.success !== undefined){
let data1 = data.success;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate111(data1[i0], {instancePath:instancePath+"/success/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate111.errors : vErrors.concat(validate111.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/success",schemaPath:"#/properties/success/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.users !== undefined){
let data3 = data.users;
if(Array.isArray(data3)){
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
if(!(validate114(data3[i1], {instancePath:instancePath+"/users/" + i1,parentData:data3,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate114.errors : vErrors.concat(validate114.errors);
errors = vErrors.length;
}
}
}
else {
const err3 = {instancePath:instancePath+"/users",schemaPath:"#/properties/users/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.rollout !== undefined){
if(!(validate83(data.rollout, {instancePath:instancePath+"/rollout",parentData:data,parentDataProperty:"rollout",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data.support !== undefined){
if(!(validate83(data.support, {instancePath:instancePath+"/support",parentData:data,parentDataProperty:"support",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data.feedback !== undefined){
if(!(validate83(data.feedback, {instancePath:instancePath+"/feedback",parentData:data,parentDataProperty:"feedback",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate110.errors = vErrors;
return errors === 0;
}
validate110.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema41 = {"type":"object","additionalProperties":false,"properties":{"documents":{"$ref":"#/$defs/documents"},"approvals":{"type":"array","items":{"$ref":"#/$defs/approval"}}}};
const schema42 = {"type":"object","additionalProperties":false,"properties":{"risk-assessment":{"$ref":"#/$defs/textOrExternal"},"data-protection":{"$ref":"#/$defs/textOrExternal"},"human-oversight":{"$ref":"#/$defs/textOrExternal"},"incident-response":{"$ref":"#/$defs/textOrExternal"},"monitoring-plan":{"$ref":"#/$defs/textOrExternal"},"impact-assessment":{"$ref":"#/$defs/textOrExternal"},"system-card":{"$ref":"#/$defs/textOrExternal"},"intended-use":{"$ref":"#/$defs/textOrExternal"},"security-policy":{"$ref":"#/$defs/textOrExternal"},"user-docs":{"$ref":"#/$defs/textOrExternal"}}};

function validate123(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate123.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(func1.call(schema42.properties, key0))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data["risk-assessment"] !== undefined){
if(!(validate83(data["risk-assessment"], {instancePath:instancePath+"/risk-assessment",parentData:data,parentDataProperty:"risk-assessment",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data["data-protection"] !== undefined){
if(!(validate83(data["data-protection"], {instancePath:instancePath+"/data-protection",parentData:data,parentDataProperty:"data-protection",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data["human-oversight"] !== undefined){
if(!(validate83(data["human-oversight"], {instancePath:instancePath+"/human-oversight",parentData:data,parentDataProperty:"human-oversight",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data["incident-response"] !== undefined){
if(!(validate83(data["incident-response"], {instancePath:instancePath+"/incident-response",parentData:data,parentDataProperty:"incident-response",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data["monitoring-plan"] !== undefined){
if(!(validate83(data["monitoring-plan"], {instancePath:instancePath+"/monitoring-plan",parentData:data,parentDataProperty:"monitoring-plan",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data["impact-assessment"] !== undefined){
if(!(validate83(data["impact-assessment"], {instancePath:instancePath+"/impact-assessment",parentData:data,parentDataProperty:"impact-assessment",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data["system-card"] !== undefined){
if(!(validate83(data["system-card"], {instancePath:instancePath+"/system-card",parentData:data,parentDataProperty:"system-card",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data["intended-use"] !== undefined){
if(!(validate83(data["intended-use"], {instancePath:instancePath+"/intended-use",parentData:data,parentDataProperty:"intended-use",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data["security-policy"] !== undefined){
if(!(validate83(data["security-policy"], {instancePath:instancePath+"/security-policy",parentData:data,parentDataProperty:"security-policy",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
if(data["user-docs"] !== undefined){
if(!(validate83(data["user-docs"], {instancePath:instancePath+"/user-docs",parentData:data,parentDataProperty:"user-docs",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate83.errors : vErrors.concat(validate83.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate123.errors = vErrors;
return errors === 0;
}
validate123.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema43 = {"type":"object","additionalProperties":false,"properties":{"role":{"type":"string"},"by":{"type":"string"},"on":{"$ref":"#/$defs/date"},"status":{"type":"string","enum":["pending","approved","rejected"]},"covers":{"type":"string"},"expires":{"$ref":"#/$defs/date"}}};

function validate135(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate135.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((key0 === "role") || (key0 === "by")) || (key0 === "on")) || (key0 === "status")) || (key0 === "covers")) || (key0 === "expires"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.role !== undefined){
if(typeof data.role !== "string"){
const err1 = {instancePath:instancePath+"/role",schemaPath:"#/properties/role/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.by !== undefined){
if(typeof data.by !== "string"){
const err2 = {instancePath:instancePath+"/by",schemaPath:"#/properties/by/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.on !== undefined){
if(!(validate61(data.on, {instancePath:instancePath+"/on",parentData:data,parentDataProperty:"on",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
if(data.status !== undefined){
let data3 = data.status;
if(typeof data3 !== "string"){
const err3 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(((data3 === "pending") || (data3 === "approved")) || (data3 === "rejected"))){
const err4 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/enum",keyword:"enum",params:{allowedValues: schema43.properties.status.enum}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.covers !== undefined){
if(typeof data.covers !== "string"){
const err5 = {instancePath:instancePath+"/covers",schemaPath:"#/properties/covers/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.expires !== undefined){
if(!(validate61(data.expires, {instancePath:instancePath+"/expires",parentData:data,parentDataProperty:"expires",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate135.errors = vErrors;
return errors === 0;
}
validate135.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate122(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate122.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "documents") || (key0 === "approvals"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.documents !== undefined){
if(!(validate123(data.documents, {instancePath:instancePath+"/documents",parentData:data,parentDataProperty:"documents",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate123.errors : vErrors.concat(validate123.errors);
errors = vErrors.length;
}
}
if(data.approvals !== undefined){
let data1 = data.approvals;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
if(!(validate135(data1[i0], {instancePath:instancePath+"/approvals/" + i0,parentData:data1,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate135.errors : vErrors.concat(validate135.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath:instancePath+"/approvals",schemaPath:"#/properties/approvals/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate122.errors = vErrors;
return errors === 0;
}
validate122.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema44 = {"type":"object","required":["rule"],"additionalProperties":false,"properties":{"rule":{"$ref":"#/$defs/ruleOrPillar"},"subject":{"type":"string"},"file":{"type":"string"},"reason":{"type":"string"},"owner":{"type":"string"},"expires":{"$ref":"#/$defs/date"}}};
const schema45 = {"type":"string","enum":["data/*","integration/*","adoption/*","mlops/*","governance/*","adoption/no-disclosure","adoption/no-fallback","adoption/no-feedback-loop","adoption/no-owner","adoption/no-problem-statement","adoption/no-rollout-plan","adoption/no-support","adoption/no-user-training","adoption/training-outdated","adoption/unmeasured-success","data/assessment-expired","data/assessment-missing","data/broken-reference","data/fit-before-split","data/floating-revision","data/large-file-in-git","data/no-contract","data/no-freshness","data/no-production-source","data/no-provenance","data/no-validation","data/personal-data-undeclared","data/sampled-data","data/schema-mismatch","data/undeclared-dataset","data/unread-dataset","data/untracked-dataset","data/unversioned-dataset","governance/approval-missing","governance/approval-outdated","governance/base-model-licence","governance/card-mismatch","governance/invalid-manifest","governance/late-governance","governance/log-retention","governance/missing-artefact","governance/no-data-card","governance/no-manifest","governance/no-model-card","governance/placeholder-document","governance/risk-unclassified","governance/self-approval","governance/undeclared-ai","governance/unowned-artefact","governance/waiver-invalid","integration/cors-wildcard","integration/debug-mode","integration/floating-image","integration/hardcoded-secret","integration/local-endpoint","integration/local-path","integration/no-health-check","integration/no-owner-or-auth","integration/no-timeout","integration/nonlinear-notebook","integration/not-integrated","integration/notebook-in-production","integration/train-serve-skew","integration/unauthenticated-endpoint","integration/undeclared-system","integration/unpinned-dependencies","integration/unsafe-deserialization","integration/untested-pipeline","integration/workload-without-limits","mlops/floating-model","mlops/inert-monitor","mlops/monitor-not-found","mlops/monitor-undeclared","mlops/no-alert","mlops/no-data-quality-monitor","mlops/no-drift-monitor","mlops/no-evaluation-gate","mlops/no-operations-monitor","mlops/no-performance-monitor","mlops/no-reference-data","mlops/no-rollback","mlops/no-staged-rollout","mlops/stale-model","mlops/unmonitored-inference","mlops/untraced-llm","mlops/untracked-model","mlops/untracked-training"]};

function validate141(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate141.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((data === "data/*") || (data === "integration/*")) || (data === "adoption/*")) || (data === "mlops/*")) || (data === "governance/*")) || (data === "adoption/no-disclosure")) || (data === "adoption/no-fallback")) || (data === "adoption/no-feedback-loop")) || (data === "adoption/no-owner")) || (data === "adoption/no-problem-statement")) || (data === "adoption/no-rollout-plan")) || (data === "adoption/no-support")) || (data === "adoption/no-user-training")) || (data === "adoption/training-outdated")) || (data === "adoption/unmeasured-success")) || (data === "data/assessment-expired")) || (data === "data/assessment-missing")) || (data === "data/broken-reference")) || (data === "data/fit-before-split")) || (data === "data/floating-revision")) || (data === "data/large-file-in-git")) || (data === "data/no-contract")) || (data === "data/no-freshness")) || (data === "data/no-production-source")) || (data === "data/no-provenance")) || (data === "data/no-validation")) || (data === "data/personal-data-undeclared")) || (data === "data/sampled-data")) || (data === "data/schema-mismatch")) || (data === "data/undeclared-dataset")) || (data === "data/unread-dataset")) || (data === "data/untracked-dataset")) || (data === "data/unversioned-dataset")) || (data === "governance/approval-missing")) || (data === "governance/approval-outdated")) || (data === "governance/base-model-licence")) || (data === "governance/card-mismatch")) || (data === "governance/invalid-manifest")) || (data === "governance/late-governance")) || (data === "governance/log-retention")) || (data === "governance/missing-artefact")) || (data === "governance/no-data-card")) || (data === "governance/no-manifest")) || (data === "governance/no-model-card")) || (data === "governance/placeholder-document")) || (data === "governance/risk-unclassified")) || (data === "governance/self-approval")) || (data === "governance/undeclared-ai")) || (data === "governance/unowned-artefact")) || (data === "governance/waiver-invalid")) || (data === "integration/cors-wildcard")) || (data === "integration/debug-mode")) || (data === "integration/floating-image")) || (data === "integration/hardcoded-secret")) || (data === "integration/local-endpoint")) || (data === "integration/local-path")) || (data === "integration/no-health-check")) || (data === "integration/no-owner-or-auth")) || (data === "integration/no-timeout")) || (data === "integration/nonlinear-notebook")) || (data === "integration/not-integrated")) || (data === "integration/notebook-in-production")) || (data === "integration/train-serve-skew")) || (data === "integration/unauthenticated-endpoint")) || (data === "integration/undeclared-system")) || (data === "integration/unpinned-dependencies")) || (data === "integration/unsafe-deserialization")) || (data === "integration/untested-pipeline")) || (data === "integration/workload-without-limits")) || (data === "mlops/floating-model")) || (data === "mlops/inert-monitor")) || (data === "mlops/monitor-not-found")) || (data === "mlops/monitor-undeclared")) || (data === "mlops/no-alert")) || (data === "mlops/no-data-quality-monitor")) || (data === "mlops/no-drift-monitor")) || (data === "mlops/no-evaluation-gate")) || (data === "mlops/no-operations-monitor")) || (data === "mlops/no-performance-monitor")) || (data === "mlops/no-reference-data")) || (data === "mlops/no-rollback")) || (data === "mlops/no-staged-rollout")) || (data === "mlops/stale-model")) || (data === "mlops/unmonitored-inference")) || (data === "mlops/untraced-llm")) || (data === "mlops/untracked-model")) || (data === "mlops/untracked-training"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema45.enum}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate141.errors = vErrors;
return errors === 0;
}
validate141.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate140(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate140.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.rule === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rule"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "rule") || (key0 === "subject")) || (key0 === "file")) || (key0 === "reason")) || (key0 === "owner")) || (key0 === "expires"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.rule !== undefined){
if(!(validate141(data.rule, {instancePath:instancePath+"/rule",parentData:data,parentDataProperty:"rule",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate141.errors : vErrors.concat(validate141.errors);
errors = vErrors.length;
}
}
if(data.subject !== undefined){
if(typeof data.subject !== "string"){
const err2 = {instancePath:instancePath+"/subject",schemaPath:"#/properties/subject/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.file !== undefined){
if(typeof data.file !== "string"){
const err3 = {instancePath:instancePath+"/file",schemaPath:"#/properties/file/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.reason !== undefined){
if(typeof data.reason !== "string"){
const err4 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.owner !== undefined){
if(typeof data.owner !== "string"){
const err5 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.expires !== undefined){
if(!(validate61(data.expires, {instancePath:instancePath+"/expires",parentData:data,parentDataProperty:"expires",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate140.errors = vErrors;
return errors === 0;
}
validate140.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema46 = {"type":"object","additionalProperties":false,"properties":{"exclude":{"type":"array","items":{"type":"string"}},"severity":{"type":"object","propertyNames":{"$ref":"#/$defs/ruleId"},"additionalProperties":{"$ref":"#/$defs/severity"}},"detectors":{"type":"array","items":{"$ref":"#/$defs/detector"}},"extends":{"type":"array","items":{"type":"string"}}}};
const schema47 = {"type":"string","enum":["adoption/no-disclosure","adoption/no-fallback","adoption/no-feedback-loop","adoption/no-owner","adoption/no-problem-statement","adoption/no-rollout-plan","adoption/no-support","adoption/no-user-training","adoption/training-outdated","adoption/unmeasured-success","data/assessment-expired","data/assessment-missing","data/broken-reference","data/fit-before-split","data/floating-revision","data/large-file-in-git","data/no-contract","data/no-freshness","data/no-production-source","data/no-provenance","data/no-validation","data/personal-data-undeclared","data/sampled-data","data/schema-mismatch","data/undeclared-dataset","data/unread-dataset","data/untracked-dataset","data/unversioned-dataset","governance/approval-missing","governance/approval-outdated","governance/base-model-licence","governance/card-mismatch","governance/invalid-manifest","governance/late-governance","governance/log-retention","governance/missing-artefact","governance/no-data-card","governance/no-manifest","governance/no-model-card","governance/placeholder-document","governance/risk-unclassified","governance/self-approval","governance/undeclared-ai","governance/unowned-artefact","governance/waiver-invalid","integration/cors-wildcard","integration/debug-mode","integration/floating-image","integration/hardcoded-secret","integration/local-endpoint","integration/local-path","integration/no-health-check","integration/no-owner-or-auth","integration/no-timeout","integration/nonlinear-notebook","integration/not-integrated","integration/notebook-in-production","integration/train-serve-skew","integration/unauthenticated-endpoint","integration/undeclared-system","integration/unpinned-dependencies","integration/unsafe-deserialization","integration/untested-pipeline","integration/workload-without-limits","mlops/floating-model","mlops/inert-monitor","mlops/monitor-not-found","mlops/monitor-undeclared","mlops/no-alert","mlops/no-data-quality-monitor","mlops/no-drift-monitor","mlops/no-evaluation-gate","mlops/no-operations-monitor","mlops/no-performance-monitor","mlops/no-reference-data","mlops/no-rollback","mlops/no-staged-rollout","mlops/stale-model","mlops/unmonitored-inference","mlops/untraced-llm","mlops/untracked-model","mlops/untracked-training"]};

function validate146(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate146.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((data === "adoption/no-disclosure") || (data === "adoption/no-fallback")) || (data === "adoption/no-feedback-loop")) || (data === "adoption/no-owner")) || (data === "adoption/no-problem-statement")) || (data === "adoption/no-rollout-plan")) || (data === "adoption/no-support")) || (data === "adoption/no-user-training")) || (data === "adoption/training-outdated")) || (data === "adoption/unmeasured-success")) || (data === "data/assessment-expired")) || (data === "data/assessment-missing")) || (data === "data/broken-reference")) || (data === "data/fit-before-split")) || (data === "data/floating-revision")) || (data === "data/large-file-in-git")) || (data === "data/no-contract")) || (data === "data/no-freshness")) || (data === "data/no-production-source")) || (data === "data/no-provenance")) || (data === "data/no-validation")) || (data === "data/personal-data-undeclared")) || (data === "data/sampled-data")) || (data === "data/schema-mismatch")) || (data === "data/undeclared-dataset")) || (data === "data/unread-dataset")) || (data === "data/untracked-dataset")) || (data === "data/unversioned-dataset")) || (data === "governance/approval-missing")) || (data === "governance/approval-outdated")) || (data === "governance/base-model-licence")) || (data === "governance/card-mismatch")) || (data === "governance/invalid-manifest")) || (data === "governance/late-governance")) || (data === "governance/log-retention")) || (data === "governance/missing-artefact")) || (data === "governance/no-data-card")) || (data === "governance/no-manifest")) || (data === "governance/no-model-card")) || (data === "governance/placeholder-document")) || (data === "governance/risk-unclassified")) || (data === "governance/self-approval")) || (data === "governance/undeclared-ai")) || (data === "governance/unowned-artefact")) || (data === "governance/waiver-invalid")) || (data === "integration/cors-wildcard")) || (data === "integration/debug-mode")) || (data === "integration/floating-image")) || (data === "integration/hardcoded-secret")) || (data === "integration/local-endpoint")) || (data === "integration/local-path")) || (data === "integration/no-health-check")) || (data === "integration/no-owner-or-auth")) || (data === "integration/no-timeout")) || (data === "integration/nonlinear-notebook")) || (data === "integration/not-integrated")) || (data === "integration/notebook-in-production")) || (data === "integration/train-serve-skew")) || (data === "integration/unauthenticated-endpoint")) || (data === "integration/undeclared-system")) || (data === "integration/unpinned-dependencies")) || (data === "integration/unsafe-deserialization")) || (data === "integration/untested-pipeline")) || (data === "integration/workload-without-limits")) || (data === "mlops/floating-model")) || (data === "mlops/inert-monitor")) || (data === "mlops/monitor-not-found")) || (data === "mlops/monitor-undeclared")) || (data === "mlops/no-alert")) || (data === "mlops/no-data-quality-monitor")) || (data === "mlops/no-drift-monitor")) || (data === "mlops/no-evaluation-gate")) || (data === "mlops/no-operations-monitor")) || (data === "mlops/no-performance-monitor")) || (data === "mlops/no-reference-data")) || (data === "mlops/no-rollback")) || (data === "mlops/no-staged-rollout")) || (data === "mlops/stale-model")) || (data === "mlops/unmonitored-inference")) || (data === "mlops/untraced-llm")) || (data === "mlops/untracked-model")) || (data === "mlops/untracked-training"))){
const err1 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema47.enum}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate146.errors = vErrors;
return errors === 0;
}
validate146.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema48 = {"enum":["off","information","warning","error",false]};

function validate148(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate148.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(!(((((data === "off") || (data === "information")) || (data === "warning")) || (data === "error")) || (data === false))){
const err0 = {instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: schema48.enum}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate148.errors = vErrors;
return errors === 0;
}
validate148.evaluated = {"dynamicProps":false,"dynamicItems":false};

const schema49 = {"type":"object","required":["call","measures"],"additionalProperties":false,"properties":{"call":{"type":"string"},"measures":{"type":"array","items":{"type":"string","enum":["drift","performance","data-quality","operations","tracing","errors","offline-evaluation"]}}}};

function validate150(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate150.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.call === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "call"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.measures === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "measures"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "call") || (key0 === "measures"))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.call !== undefined){
if(typeof data.call !== "string"){
const err3 = {instancePath:instancePath+"/call",schemaPath:"#/properties/call/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.measures !== undefined){
let data1 = data.measures;
if(Array.isArray(data1)){
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
if(typeof data2 !== "string"){
const err4 = {instancePath:instancePath+"/measures/" + i0,schemaPath:"#/properties/measures/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!(((((((data2 === "drift") || (data2 === "performance")) || (data2 === "data-quality")) || (data2 === "operations")) || (data2 === "tracing")) || (data2 === "errors")) || (data2 === "offline-evaluation"))){
const err5 = {instancePath:instancePath+"/measures/" + i0,schemaPath:"#/properties/measures/items/enum",keyword:"enum",params:{allowedValues: schema49.properties.measures.items.enum}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath:instancePath+"/measures",schemaPath:"#/properties/measures/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate150.errors = vErrors;
return errors === 0;
}
validate150.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate145(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate145.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "exclude") || (key0 === "severity")) || (key0 === "detectors")) || (key0 === "extends"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.exclude !== undefined){
let data0 = data.exclude;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(typeof data0[i0] !== "string"){
const err1 = {instancePath:instancePath+"/exclude/" + i0,schemaPath:"#/properties/exclude/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath:instancePath+"/exclude",schemaPath:"#/properties/exclude/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.severity !== undefined){
let data2 = data.severity;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key1 in data2){
const _errs8 = errors;
if(!(validate146(key1, {instancePath:instancePath+"/severity",parentData:data2,parentDataProperty:"severity",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate146.errors : vErrors.concat(validate146.errors);
errors = vErrors.length;
}
var valid3 = _errs8 === errors;
if(!valid3){
const err3 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
for(const key2 in data2){
if(!(validate148(data2[key2], {instancePath:instancePath+"/severity/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data2,parentDataProperty:key2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate148.errors : vErrors.concat(validate148.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/severity",schemaPath:"#/properties/severity/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.detectors !== undefined){
let data4 = data.detectors;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(!(validate150(data4[i1], {instancePath:instancePath+"/detectors/" + i1,parentData:data4,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate150.errors : vErrors.concat(validate150.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/detectors",schemaPath:"#/properties/detectors/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.extends !== undefined){
let data6 = data.extends;
if(Array.isArray(data6)){
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
if(typeof data6[i2] !== "string"){
const err6 = {instancePath:instancePath+"/extends/" + i2,schemaPath:"#/properties/extends/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate145.errors = vErrors;
return errors === 0;
}
validate145.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema19.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!(data0 === 1)){
const err3 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema19.properties.version.enum}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.system !== undefined){
if(!(validate53(data.system, {instancePath:instancePath+"/system",parentData:data,parentDataProperty:"system",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.data !== undefined){
let data2 = data.data;
if(Array.isArray(data2)){
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(!(validate57(data2[i0], {instancePath:instancePath+"/data/" + i0,parentData:data2,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath:instancePath+"/data",schemaPath:"#/properties/data/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.models !== undefined){
let data4 = data.models;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
if(!(validate66(data4[i1], {instancePath:instancePath+"/models/" + i1,parentData:data4,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate66.errors : vErrors.concat(validate66.errors);
errors = vErrors.length;
}
}
}
else {
const err5 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.services !== undefined){
let data6 = data.services;
if(Array.isArray(data6)){
const len2 = data6.length;
for(let i2=0; i2<len2; i2++){
if(!(validate81(data6[i2], {instancePath:instancePath+"/services/" + i2,parentData:data6,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate81.errors : vErrors.concat(validate81.errors);
errors = vErrors.length;
}
}
}
else {
const err6 = {instancePath:instancePath+"/services",schemaPath:"#/properties/services/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.integrations !== undefined){
let data8 = data.integrations;
if(Array.isArray(data8)){
const len3 = data8.length;
for(let i3=0; i3<len3; i3++){
if(!(validate106(data8[i3], {instancePath:instancePath+"/integrations/" + i3,parentData:data8,parentDataProperty:i3,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate106.errors : vErrors.concat(validate106.errors);
errors = vErrors.length;
}
}
}
else {
const err7 = {instancePath:instancePath+"/integrations",schemaPath:"#/properties/integrations/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.adoption !== undefined){
if(!(validate110(data.adoption, {instancePath:instancePath+"/adoption",parentData:data,parentDataProperty:"adoption",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate110.errors : vErrors.concat(validate110.errors);
errors = vErrors.length;
}
}
if(data.governance !== undefined){
if(!(validate122(data.governance, {instancePath:instancePath+"/governance",parentData:data,parentDataProperty:"governance",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate122.errors : vErrors.concat(validate122.errors);
errors = vErrors.length;
}
}
if(data.waivers !== undefined){
let data12 = data.waivers;
if(Array.isArray(data12)){
const len4 = data12.length;
for(let i4=0; i4<len4; i4++){
if(!(validate140(data12[i4], {instancePath:instancePath+"/waivers/" + i4,parentData:data12,parentDataProperty:i4,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate140.errors : vErrors.concat(validate140.errors);
errors = vErrors.length;
}
}
}
else {
const err8 = {instancePath:instancePath+"/waivers",schemaPath:"#/properties/waivers/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.lint !== undefined){
if(!(validate145(data.lint, {instancePath:instancePath+"/lint",parentData:data,parentDataProperty:"lint",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate145.errors : vErrors.concat(validate145.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
